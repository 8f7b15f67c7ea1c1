/** Where the console shows a code. */
export const codeAddress = (publicUrl: string, code: { readonly organization: string; readonly brand: string; readonly codeId: number }): string =>
  `${publicUrl}/o/${code.organization}/b/${code.brand}/code/${code.codeId}/code`;
