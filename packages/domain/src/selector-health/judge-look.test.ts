import { describe, expect, it } from 'vitest';
import { judgeLook, type Look } from './judge-look.js';

const GOOD: Look = { problem: null, count: 1, visibleCount: 1, baseline: { count: 1, isVisible: true, kind: 'button' }, kind: 'button', element: 'matched' };

describe('one look at a selector', () => {
  it.each<[string, Partial<Look>, ReturnType<typeof judgeLook>]>([
    ['is as it was', {}, { state: 'valid', reasons: [] }],
    ['is the first one and matches', { baseline: null, element: null }, { state: 'valid', reasons: [] }],
    ['cannot be made', { problem: 'not a valid selector', count: 0 }, { state: 'invalid', reasons: ['unreadable'] }],
    ['finds nothing, and never did', { count: 0, visibleCount: 0, kind: null, baseline: null, element: null }, { state: 'invalid', reasons: ['not_found'] }],
    ['finds nothing, its element is elsewhere', { count: 0, visibleCount: 0, kind: null, element: 'elsewhere' }, { state: 'invalid', reasons: ['not_found', 'moved'] }],
    ['finds nothing, its element is gone', { count: 0, visibleCount: 0, kind: null, element: 'gone' }, { state: 'gone', reasons: ['not_found', 'element_gone'] }],
    ['finds nothing, and several could be its element', { count: 0, visibleCount: 0, kind: null, element: 'unsure' }, { state: 'uncertain', reasons: ['not_found', 'several_candidates'] }],
    ['finds another element', { element: 'elsewhere' }, { state: 'warning', reasons: ['wrong_element'] }],
    ['finds another kind of element', { kind: 'link' }, { state: 'warning', reasons: ['other_kind'] }],
    ['finds what nobody sees', { visibleCount: 0 }, { state: 'warning', reasons: ['hidden'] }],
    ['finds what nobody ever saw', { visibleCount: 0, baseline: { count: 1, isVisible: false, kind: 'button' } }, { state: 'valid', reasons: [] }],
    ['finds two instead of one', { count: 2, visibleCount: 2 }, { state: 'warning', reasons: ['count_changed'] }],
    ['finds a list that has grown', { count: 40, visibleCount: 40, baseline: { count: 12, isVisible: true, kind: 'button' } }, { state: 'valid', reasons: [] }],
    ['finds one of a long list', { count: 1, baseline: { count: 12, isVisible: true, kind: 'button' } }, { state: 'warning', reasons: ['count_changed'] }],
    ['finds one of a short list', { count: 1, baseline: { count: 3, isVisible: true, kind: 'button' } }, { state: 'valid', reasons: [] }],
    ['cannot tell whose element it finds', { element: 'unsure' }, { state: 'valid', reasons: [] }],
  ])('%s', (_, change, expected) => {
    expect(judgeLook({ ...GOOD, ...change })).toEqual(expected);
  });
});
