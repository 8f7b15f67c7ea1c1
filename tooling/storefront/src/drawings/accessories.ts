import { fill, line, mirrored, stitch, type Paint } from './paint.js';

/** A steel water bottle with a loop lid. */
export function bottle(paint: Paint): string {
  return [
    line('M172 92 C172 58 228 58 228 92', paint.deep, 11),
    fill('M162 92 h76 v34 h-76 Z', paint.deep),
    fill('M168 126 h64 v22 C262 164 272 184 272 214 L272 396 C272 416 258 426 240 426 L160 426 C142 426 128 416 128 396 L128 214 C128 184 138 164 168 148 Z', paint.base),
    fill('M212 148 h20 C262 164 272 184 272 214 L272 396 C272 416 258 426 240 426 L214 426 C236 420 242 400 242 380 L242 214 C242 190 234 168 212 148 Z', paint.dark, 0.55),
    fill('M150 214 C150 196 156 184 166 176 L172 176 C164 190 162 204 162 220 L162 380 L150 380 Z', paint.light, 0.8),
    fill('M168 126 h64 v12 h-64 Z', '#c9ced0'),
    fill('M178 300 l17 -25 l11 15 l8 -10 l14 20 Z', paint.light),
    line('M128 392 L272 392', paint.deep, 2),
  ].join('');
}

/** A vacuum flask with a cup. */
export function flask(paint: Paint): string {
  return [
    fill('M152 66 C152 58 160 54 168 54 L232 54 C240 54 248 58 248 66 L252 138 L148 138 Z', '#c9ced0'),
    fill('M222 54 L232 54 C240 54 248 58 248 66 L252 138 L224 138 Z', '#a4abae'),
    fill('M142 138 h116 v14 h-116 Z', paint.deep),
    fill('M138 152 h124 L266 408 C266 424 254 430 240 430 L160 430 C146 430 134 424 134 408 Z', paint.base),
    fill('M228 152 h34 L266 408 C266 424 254 430 240 430 L220 430 C232 340 234 240 228 152 Z', paint.dark, 0.6),
    fill('M152 168 h12 L162 404 h-12 Z', paint.light, 0.8),
    line('M262 186 C304 190 304 300 264 304', paint.deep, 11),
    fill('M180 300 l15 -22 l9 13 l7 -9 l12 18 Z', paint.light),
    fill('M134 392 h132 v16 C266 424 254 430 240 430 L160 430 C146 430 134 424 134 408 Z', '#c9ced0'),
  ].join('');
}

/** An enamel mug, steaming. */
export function mug(paint: Paint): string {
  return [
    line('M168 140 C152 118 186 104 168 78 M208 140 C192 118 226 104 208 78', '#b7b0a0', 5),
    line('M290 222 C352 212 352 322 288 318', paint.base, 17),
    line('M290 222 C352 212 352 322 288 318', paint.dark, 3),
    fill('M102 178 L296 178 L284 356 C282 372 272 378 256 378 L142 378 C126 378 116 372 114 356 Z', paint.base),
    fill('M244 178 L296 178 L284 356 C282 372 272 378 256 378 L224 378 C242 320 248 250 244 178 Z', paint.dark, 0.5),
    fill('M102 178 L128 178 C130 250 136 320 148 378 L142 378 C126 378 116 372 114 356 Z', paint.light, 0.6),
    `<ellipse cx="199" cy="178" rx="98" ry="20" fill="${paint.deep}"/><ellipse cx="199" cy="181" rx="88" ry="15" fill="#5a3a22"/>`,
    `<ellipse cx="199" cy="178" rx="98" ry="20" fill="none" stroke="#23282a" stroke-width="5"/>`,
    fill('M160 312 L192 262 L212 290 L226 272 L252 312 Z', '#f7f2e6'),
    `<circle cx="232" cy="248" r="10" fill="${paint.accent}"/>`,
  ].join('');
}

/** A knitted hat with a turned-up edge. */
export function beanie(paint: Paint): string {
  const ribs = Array.from({ length: 13 }, (_, index) => 104 + index * 16);
  return [
    `<circle cx="200" cy="104" r="30" fill="${paint.accent}"/><path d="M176 92 l10 10 M222 88 l-8 12 M196 78 l4 14 M186 122 l8 -8 M214 124 l-4 -10" stroke="${paint.light}" stroke-width="3"/>`,
    fill('M96 286 C92 178 140 122 200 122 C260 122 308 178 304 286 L304 300 L96 300 Z', paint.base),
    fill('M236 128 C282 146 307 200 304 286 L304 300 L258 300 C266 222 258 166 236 128 Z', paint.dark, 0.5),
    [200, 222, 244, 264].map((y, row) => line(`M${104 - row * 2} ${y} C150 ${y + 12} 250 ${y + 12} ${296 + row * 2} ${y}`, row % 2 === 0 ? paint.light : paint.accent, 5)).join(''),
    fill('M86 276 C150 292 250 292 314 276 C320 300 320 332 314 356 C250 374 150 374 86 356 C80 332 80 300 86 276 Z', paint.dark),
    ribs.map((x) => line(`M${x} ${288 - Math.abs(x - 200) * 0.05} L${x} ${364 - Math.abs(x - 200) * 0.06}`, paint.deep, 2)).join(''),
    fill('M182 306 h36 v34 h-36 Z', '#b98a57'),
    fill('M188 332 l8 -12 l5 7 l4 -5 l7 10 Z', '#5f4124'),
  ].join('');
}

/** A pair of insulated gloves. */
export function gloves(paint: Paint): string {
  const glove = [
    fill('M118 352 L112 250 C92 238 76 218 74 198 C72 186 84 180 92 188 L112 212 L110 142 C110 128 126 128 128 142 L132 120 C134 106 150 106 150 120 L152 112 C154 98 170 100 170 114 L172 130 C174 118 190 120 190 134 L190 256 L184 352 Z', paint.base),
    fill('M164 108 C168 106 170 110 170 114 L172 130 C174 118 190 120 190 134 L190 256 L184 352 L158 352 C166 280 170 190 164 108 Z', paint.dark, 0.45),
    line('M129 142 L131 206 M151 122 L151 202 M171 132 L169 204', paint.deep, 2.4),
    fill('M112 290 L188 290 L184 352 L118 352 Z', paint.deep),
    fill('M110 346 h82 v26 a6 6 0 0 1 -6 6 h-70 a6 6 0 0 1 -6 -6 Z', paint.dark),
    line('M116 306 L186 306', paint.accent, 6),
    stitch('M120 276 C140 268 166 268 186 276', paint.light),
  ].join('');
  return mirrored(glove);
}

/** A pair of trekking poles, crossed. */
export function poles(paint: Paint): string {
  const pole = [
    line('M0 -190 L0 196', '#565d60', 9),
    line('M0 -190 L0 -40', paint.base, 11),
    fill('M-10 -196 C-12 -214 12 -214 10 -196 L9 -128 C9 -122 -9 -122 -9 -128 Z', '#23282a'),
    [-186, -172, -158, -144].map((y) => line(`M-8 ${y} L8 ${y}`, '#4a5154', 2)).join(''),
    line('M-9 -190 C-44 -176 -40 -132 -8 -138', paint.accent, 5),
    fill('M-9 -44 h18 v24 h-18 Z M-8 70 h16 v22 h-16 Z', paint.accent),
    fill('M-20 162 h40 l-6 10 h-28 Z', '#23282a'),
    fill('M-3 196 h6 l-3 16 Z', '#9aa1a4'),
  ].join('');
  return `<g transform="translate(176 246) rotate(14)">${pole}</g><g transform="translate(224 246) rotate(-14)">${pole}</g>`;
}

/** A head torch with its strap. */
export function headTorch(paint: Paint): string {
  return [
    `<path d="M200 300 L60 440 L340 440 Z" fill="#f6cf74" opacity=".22"/>`,
    `<ellipse cx="200" cy="212" rx="128" ry="74" fill="none" stroke="${paint.deep}" stroke-width="30"/>`,
    `<ellipse cx="200" cy="212" rx="128" ry="74" fill="none" stroke="${paint.base}" stroke-width="24"/>`,
    `<ellipse cx="200" cy="212" rx="128" ry="74" fill="none" stroke="${paint.accent}" stroke-width="4" stroke-dasharray="16 12"/>`,
    fill('M132 250 h136 a16 16 0 0 1 16 16 v62 a22 22 0 0 1 -22 22 h-124 a22 22 0 0 1 -22 -22 v-62 a16 16 0 0 1 16 -16 Z', paint.deep),
    fill('M140 256 h120 a14 14 0 0 1 14 14 v52 a18 18 0 0 1 -18 18 h-112 a18 18 0 0 1 -18 -18 v-52 a14 14 0 0 1 14 -14 Z', paint.base),
    `<circle cx="180" cy="298" r="32" fill="#23282a"/><circle cx="180" cy="298" r="25" fill="#fbeec6"/><circle cx="180" cy="298" r="12" fill="#fff"/>`,
    `<circle cx="240" cy="300" r="16" fill="#23282a"/><circle cx="240" cy="300" r="11" fill="#f6cf74"/>`,
    fill('M216 242 h32 v12 h-32 Z', paint.accent),
  ].join('');
}

/** A folded wool blanket, held by a strap. */
export function blanket(paint: Paint): string {
  const stripe = (y: number, color: string): string => line(`M84 ${y} C160 ${y + 12} 250 ${y + 12} 318 ${y}`, color, 9);
  return [
    fill('M76 300 C76 290 84 284 96 286 C170 298 236 298 304 286 C318 284 326 292 326 304 L326 344 C326 356 318 362 306 364 C234 374 166 374 96 364 C84 362 76 356 76 346 Z', paint.deep),
    fill('M72 236 C72 224 80 218 92 220 C168 234 236 234 308 220 C322 218 330 226 330 238 L330 284 C330 296 322 302 310 304 C236 316 166 316 92 304 C80 302 72 296 72 286 Z', paint.dark),
    fill('M76 164 C76 150 86 144 98 148 C168 164 232 164 302 148 C316 144 324 152 324 166 L324 222 C324 234 316 240 304 242 C234 254 166 254 98 242 C86 240 76 234 76 224 Z', paint.base),
    stripe(178, paint.accent) + stripe(198, '#f3ead6') + stripe(214, paint.light),
    fill('M186 154 h28 l4 218 h-36 Z', '#8a5a34'),
    fill('M178 246 h44 v32 h-44 Z', '#5f3d22'),
    `<rect x="186" y="252" width="28" height="20" rx="3" fill="none" stroke="#d9b36b" stroke-width="4"/>`,
    Array.from({ length: 16 }, (_, index) => line(`M${88 + index * 15} 368 l-2 16`, paint.deep, 3)).join(''),
  ].join('');
}

/** A cap with a short peak. */
export function cap(paint: Paint): string {
  return [
    fill('M92 286 C88 190 134 136 204 136 C274 136 312 192 306 282 C240 262 160 266 92 286 Z', paint.base),
    fill('M232 140 C288 152 310 208 306 282 C288 276 270 273 254 271 C262 220 254 172 232 140 Z', paint.dark, 0.5),
    fill('M92 286 C160 264 240 262 306 282 C336 300 350 318 348 330 C300 314 150 312 66 336 C62 322 74 302 92 286 Z', paint.dark),
    line('M92 286 C160 264 240 262 306 282', paint.deep, 4),
    line('M204 138 C186 180 182 226 184 266', paint.deep, 2),
    stitch('M82 312 C160 294 260 294 334 316', paint.light),
    `<circle cx="204" cy="136" r="7" fill="${paint.accent}"/>`,
    fill('M176 204 h52 v40 h-52 Z', '#b98a57'),
    fill('M184 236 l13 -19 l8 11 l6 -8 l10 16 Z', '#5f4124'),
  ].join('');
}
