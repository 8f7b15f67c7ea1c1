import { fill, line, mirrored, stitch, type Paint } from './paint.js';

/** A large trekking pack with lid, mat straps and side pockets. */
export function trekkingPack(paint: Paint): string {
  return [
    mirrored(fill('M110 250 C92 256 86 300 90 360 C92 378 104 384 118 382 L120 250 Z', paint.dark)),
    fill('M128 130 C150 120 250 120 272 130 C288 200 292 300 286 392 C284 408 272 416 256 416 L144 416 C128 416 116 408 114 392 C108 300 112 200 128 130 Z', paint.base),
    fill('M240 122 C256 124 266 127 272 130 C288 200 292 300 286 392 C284 408 272 416 256 416 L232 416 C252 320 256 220 240 122 Z', paint.dark, 0.6),
    fill('M120 92 C122 74 136 66 156 64 L244 64 C264 66 278 74 280 92 L284 142 C230 158 170 158 116 142 Z', paint.dark),
    fill('M120 92 C122 74 136 66 156 64 L176 64 C164 90 162 120 166 151 C148 150 130 147 116 142 Z', paint.base, 0.7),
    line('M148 104 L252 104', paint.deep, 5) + line('M148 104 L252 104', paint.accent, 2),
    line('M182 64 C182 48 218 48 218 64', paint.deep, 7),
    mirrored(line('M154 140 L154 214', paint.deep, 8) + fill('M146 186 h16 v20 h-16 Z', paint.accent)),
    fill('M138 232 C170 224 230 224 262 232 L270 348 C230 360 170 360 130 348 Z', paint.dark),
    line('M142 246 C176 238 224 238 258 246', paint.deep, 5) + line('M142 246 C176 238 224 238 258 246', paint.accent, 2),
    stitch('M138 340 C172 350 228 350 262 340', paint.light),
    mirrored(line('M118 268 L128 282 M118 300 L128 314', paint.accent, 3.4)),
    fill('M118 378 C166 392 234 392 282 378 L284 398 C280 410 270 416 256 416 L144 416 C130 416 120 410 116 398 Z', paint.deep, 0.75),
    fill('M190 292 l9 -13 l6 8 l4 -5 l8 10 Z', paint.light),
  ].join('');
}

/** A day pack with a rolled top. */
export function dayPack(paint: Paint): string {
  return [
    mirrored(line('M132 178 C100 210 96 300 116 360', paint.deep, 14)),
    fill('M132 150 C134 118 156 106 200 106 C244 106 266 118 268 150 L282 372 C284 398 270 410 248 410 L152 410 C130 410 116 398 118 372 Z', paint.base),
    fill('M240 112 C258 118 267 130 268 150 L282 372 C284 398 270 410 248 410 L226 410 C250 320 254 200 240 112 Z', paint.dark, 0.55),
    fill('M132 150 C134 118 156 106 200 106 C244 106 266 118 268 150 L270 184 C230 196 170 196 130 184 Z', paint.dark),
    line('M180 106 C180 84 220 84 220 106', paint.deep, 8),
    line('M146 132 C170 118 230 118 254 132', paint.deep, 4) + line('M146 132 C170 118 230 118 254 132', paint.accent, 1.8),
    fill('M144 262 C172 254 228 254 256 262 L262 376 C262 388 254 394 244 394 L156 394 C146 394 138 388 138 376 Z', paint.dark),
    line('M146 276 C176 268 224 268 254 276', paint.deep, 5) + line('M146 276 C176 268 224 268 254 276', paint.accent, 2),
    fill('M246 272 h9 v18 a4.5 4.5 0 0 1 -9 0 Z', paint.accent),
    fill('M184 208 h32 v30 a4 4 0 0 1 -4 4 h-24 a4 4 0 0 1 -4 -4 Z', '#b98a57'),
    fill('M191 230 l8 -12 l5 7 l3 -4 l6 9 Z', '#5f4124'),
    stitch('M132 192 C170 203 230 203 268 192', paint.light),
  ].join('');
}

/** A duffel bag with grab handles. */
export function duffel(paint: Paint): string {
  return [
    line('M140 214 C146 130 254 130 260 214', paint.deep, 13),
    fill('M76 214 C76 196 88 186 108 186 L292 186 C312 186 324 196 324 214 L332 336 C332 362 318 374 296 374 L104 374 C82 374 68 362 68 336 Z', paint.base),
    fill('M76 214 C76 196 88 186 108 186 L128 186 C112 240 112 320 124 374 L104 374 C82 374 68 362 68 336 Z', paint.dark),
    fill('M324 214 C324 196 312 186 292 186 L272 186 C288 240 288 320 276 374 L296 374 C318 374 332 362 332 336 Z', paint.dark),
    fill('M72 318 L330 318 L332 336 C332 362 318 374 296 374 L104 374 C82 374 68 362 68 336 Z', paint.deep, 0.45),
    line('M104 206 L296 206', paint.deep, 7) + line('M104 206 L296 206', paint.accent, 2.4),
    mirrored(fill('M132 206 h16 v168 h-16 Z', paint.deep)),
    line('M148 232 C152 160 248 160 252 232', paint.deep, 12),
    fill('M178 168 h44 v16 h-44 Z', paint.accent),
    fill('M172 250 h56 v44 a6 6 0 0 1 -6 6 h-44 a6 6 0 0 1 -6 -6 Z', paint.light),
    fill('M182 286 l13 -19 l8 11 l6 -8 l10 16 Z', paint.deep),
    stitch('M152 356 L248 356', paint.light),
  ].join('');
}
