/** A place in the source, counted from 1 in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Returns the function that turns an offset into a line and a column. Lines end at LF, CRLF or CR. */
export function lineIndex(source: string): (offset: number) => Place {
  const starts = [0];
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return (offset) => {
    const wanted = Math.min(Math.max(0, offset), source.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
  };
}
