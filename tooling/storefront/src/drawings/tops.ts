import { fill, line, mirrored, stitch, type Paint } from './paint.js';

const BODY =
  'M130 148 C152 137 172 132 200 132 C228 132 248 137 270 148 C280 184 284 220 284 262 L287 396 C287 404 281 409 273 409 L127 409 C119 409 113 404 113 396 L116 262 C116 220 120 184 130 148 Z';
const SLEEVE =
  'M132 147 C106 155 94 186 86 236 L64 352 C62 364 69 372 79 374 L101 378 C110 380 117 374 119 365 L128 318 C120 280 117 250 120 222 Z';

function torso(paint: Paint): string {
  return [
    mirrored(fill(SLEEVE, paint.base)),
    mirrored(fill('M120 222 C117 250 120 280 128 318 L119 365 C118 371 115 375 111 377 C108 320 108 262 120 222 Z', paint.deep, 0.35)),
    fill(BODY, paint.base),
    fill('M236 134 C252 138 262 143 270 148 C280 184 284 220 284 262 L287 396 C287 404 281 409 273 409 L240 409 C258 330 260 220 236 134 Z', paint.dark, 0.45),
    fill('M130 148 C140 143 150 139 160 137 C140 220 140 320 150 409 L127 409 C119 409 113 404 113 396 L116 262 C116 220 120 184 130 148 Z', paint.light, 0.35),
  ].join('');
}

function cuffs(paint: Paint): string {
  return mirrored(fill('M68 336 L123 346 L119 365 C117 374 110 380 101 378 L79 374 C69 372 62 364 64 352 Z', paint.dark));
}

/** A waterproof shell with a hood. */
export function shellJacket(paint: Paint): string {
  return [
    fill('M148 146 C142 94 166 60 200 60 C234 60 258 94 252 146 C236 160 164 160 148 146 Z', paint.dark),
    fill('M166 142 C162 106 176 84 200 84 C224 84 238 106 234 142 C222 152 178 152 166 142 Z', paint.deep),
    torso(paint),
    cuffs(paint),
    fill('M150 141 C166 158 184 166 200 168 C216 166 234 158 250 141 C256 146 258 150 259 156 C240 176 220 184 200 186 C180 184 160 176 141 156 C142 150 144 146 150 141 Z', paint.light),
    line('M200 168 L200 407', paint.deep, 7),
    line('M200 168 L200 407', paint.accent, 2.4),
    fill('M196 190 h8 v16 a4 4 0 0 1 -8 0 Z', paint.accent),
    mirrored(line('M144 288 L160 352', paint.deep, 5) + line('M144 288 L160 352', paint.accent, 1.8)),
    line('M226 214 L262 208', paint.deep, 4.5) + line('M226 214 L262 208', paint.accent, 1.6),
    mirrored(stitch('M121 238 C128 212 132 184 134 158', paint.light)),
    stitch('M118 392 L282 392', paint.light),
    fill('M148 214 l10 -13 l6 8 l4 -5 l8 10 Z', paint.light),
  ].join('');
}

/** An insulated jacket with horizontal baffles. */
export function downJacket(paint: Paint): string {
  const baffles = [182, 220, 258, 296, 334, 372]
    .map((y) => line(`M117 ${y} C150 ${y + 9} 250 ${y + 9} 283 ${y}`, paint.deep, 2.6) + line(`M118 ${y + 6} C150 ${y + 15} 250 ${y + 15} 282 ${y + 6}`, paint.light, 3.4))
    .join('');
  const sleeve = [206, 242, 278, 314]
    .map((y) => line(`M${92 - (y - 206) * 0.14} ${y} C104 ${y + 8} 112 ${y + 9} 121 ${y + 8}`, paint.deep, 2.2))
    .join('');
  return [
    fill('M158 142 C158 112 174 98 200 98 C226 98 242 112 242 142 C230 152 170 152 158 142 Z', paint.dark),
    fill('M172 138 C172 118 182 110 200 110 C218 110 228 118 228 138 C218 146 182 146 172 138 Z', paint.deep),
    torso(paint),
    mirrored(sleeve),
    baffles,
    cuffs(paint),
    line('M200 144 L200 407', paint.deep, 7),
    line('M200 144 L200 407', paint.accent, 2.4),
    mirrored(line('M140 306 L152 346', paint.deep, 5)),
    fill('M196 160 h8 v14 a4 4 0 0 1 -8 0 Z', paint.accent),
    fill('M113 394 L287 394 L287 398 C287 404 281 409 273 409 L127 409 C119 409 113 404 113 398 Z', paint.deep, 0.6),
  ].join('');
}

/** A half-zip fleece with a chest pocket. */
export function fleece(paint: Paint): string {
  return [
    fill('M160 142 C160 108 176 96 200 96 C224 96 240 108 240 142 C228 154 172 154 160 142 Z', paint.dark),
    fill('M174 134 C174 116 184 108 200 108 C216 108 226 116 226 134 C218 142 182 142 174 134 Z', paint.deep),
    torso(paint),
    cuffs(paint),
    fill('M130 148 C152 137 172 132 200 132 C228 132 248 137 270 148 C274 164 277 180 279 196 C230 208 170 208 121 196 C123 180 126 164 130 148 Z', paint.dark, 0.55),
    line('M200 134 L200 250', paint.deep, 6),
    line('M200 134 L200 250', paint.accent, 2.2),
    fill('M196 236 h8 v14 a4 4 0 0 1 -8 0 Z', paint.accent),
    fill('M222 222 h42 v36 a6 6 0 0 1 -6 6 h-30 a6 6 0 0 1 -6 -6 Z', paint.dark),
    fill('M222 222 h42 v12 h-42 Z', paint.accent, 0.9),
    stitch('M121 200 C170 212 230 212 279 200', paint.light),
    fill('M113 390 L287 390 L287 398 C287 404 281 409 273 409 L127 409 C119 409 113 404 113 398 Z', paint.dark),
    stitch('M117 386 L283 386', paint.light),
  ].join('');
}

/** A long-sleeved base layer. */
export function baseLayer(paint: Paint): string {
  return [
    torso(paint),
    fill('M160 136 C170 166 230 166 240 136 L248 139 C238 180 162 180 152 139 Z', paint.dark),
    fill('M160 136 C174 131 226 131 240 136 C230 166 170 166 160 136 Z', paint.deep),
    mirrored(stitch('M131 152 C134 190 130 216 122 236', paint.light)),
    mirrored(stitch('M68 340 L124 350', paint.light)),
    stitch('M117 396 L283 396', paint.light),
    fill('M236 214 l8 -11 l6 7 l4 -4 l7 8 Z', paint.light),
  ].join('');
}
