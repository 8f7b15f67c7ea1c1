import { describe, expect, it } from 'vitest';
import { insertMention, matchingPeople, mentionAt, mentionedIn } from './mentions.js';

const people = [{ userId: 1, name: 'Ann' }, { userId: 2, name: 'Ann Lee' }, { userId: 3, name: 'Zoë Q. (QA)' }];

describe('what is typed behind an @', () => {
  it.each<[string, { start: number; letters: string } | null]>([
    ['@', { start: 0, letters: '' }], ['Hi @An', { start: 3, letters: 'An' }], ['Hi @Ann Le', { start: 3, letters: 'Ann Le' }], ['a\n@Zo', { start: 2, letters: 'Zo' }],
    ['mail@shop', null], ['Hi @Ann ', null], ['Hi', null], ['', null],
  ])('%j', (text, expected) => {
    expect(mentionAt(text, text.length)).toEqual(expected);
  });

  it('finds people by the beginning of any of their names', () => {
    expect(matchingPeople(people, 'le').map(({ userId }) => userId)).toEqual([2]);
    expect(matchingPeople(people, 'an').map(({ userId }) => userId)).toEqual([1, 2]);
    expect(matchingPeople(people, 'x')).toEqual([]);
  });

  it('is replaced by the name, with the caret behind it', () => {
    expect(insertMention('Hi @An, why?', { start: 3, caret: 6, name: 'Ann Lee' })).toEqual({ text: 'Hi @Ann Lee , why?', caret: 12 });
  });
});

describe('people a text names', () => {
  it.each<[string, number[]]>([
    ['@Ann why?', [1]], ['@Ann Lee why?', [2]], ['@Ann and @Ann Lee', [2, 1]], ['ask @Zoë Q. (QA)', [3]], ['ann@Ann.example', []], ['@Anna', []], ['(@Ann)', [1]],
  ])('%s', (text, ids) => {
    expect(mentionedIn(text, people)).toEqual(ids);
  });
});
