import { describe, expect, it } from 'vitest';
import { readToolParameters, toolParameters } from './tool-parameters.js';
import { OPAL_TOOLS } from './tools.js';

const tool = (name: (typeof OPAL_TOOLS)[number]['name']) => {
  const found = OPAL_TOOLS.find((known) => known.name === name);
  if (found === undefined) throw new Error(`no tool ${name}`);
  return found;
};

describe('parameters of a tool', () => {
  it('are listed in snake_case with type, description and whether they are needed', () => {
    expect(toolParameters(tool('generate_variation_code')).map(({ name, type, required }) => [name, type, required])).toEqual([
      ['brand', 'string', true],
      ['page_type', 'string', true],
      ['description', 'string', true],
      ['template', 'string', false],
      ['answers', 'object', false],
    ]);
  });

  it('each have a description, because an agent reads nothing else', () => {
    for (const known of OPAL_TOOLS) {
      for (const parameter of toolParameters(known)) expect(parameter.description, `${known.name}.${parameter.name}`).not.toBe('');
    }
  });

  it('list an id as integer', () => {
    expect(toolParameters(tool('get_generation_status'))).toEqual([
      { name: 'job_id', type: 'integer', required: true, description: 'The job_id of an earlier answer with status pending.' },
    ]);
  });
});

describe('reading parameters', () => {
  const generate = tool('generate_variation_code');

  it.each([
    ['snake_case', { page_type: 'pdp' }, { pageType: 'pdp' }],
    ['camelCase', { pageType: 'pdp' }, { pageType: 'pdp' }],
    ['null is absent', { template: null, brand: null }, {}],
    ['an empty text is absent', { template: '', brand: 'x' }, { brand: 'x' }],
    ['an untouched optional field of a form is absent', { template: 0, answers: false }, {}],
    ['a needed field keeps a wrong value, so that the schema refuses it', { brand: 0 }, { brand: 0 }],
    ['an object written as text', { answers: '{"barCopy":"Hi"}' }, { answers: { barCopy: 'Hi' } }],
    ['text that is no object stays', { answers: '{broken' }, { answers: '{broken' }],
    ['unknown names are left out', { brand: 'x', __proto__x: 1, extra: true }, { brand: 'x' }],
  ])('%s', (_, sent, read) => {
    expect(readToolParameters(generate, sent)).toEqual(read);
  });

  it('reads a number written as text', () => {
    expect(readToolParameters(tool('get_generation_status'), { job_id: ' 12 ' })).toEqual({ jobId: 12 });
  });
});
