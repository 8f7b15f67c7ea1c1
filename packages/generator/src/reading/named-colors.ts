/** The colour names of CSS Color 4, with `transparent` and `currentcolor`. Lower case. */
export const NAMED_COLORS: ReadonlySet<string> = new Set(
  (
    'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood ' +
    'cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray ' +
    'darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen ' +
    'darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue ' +
    'firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew ' +
    'hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan ' +
    'lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray ' +
    'lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue ' +
    'mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred ' +
    'midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid ' +
    'palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple ' +
    'rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue ' +
    'slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato transparent turquoise violet wheat ' +
    'white whitesmoke yellow yellowgreen currentcolor'
  ).split(' '),
);

/** What people say and CSS does not know, or spells in another way. */
export const COLOR_PHRASES: ReadonlyMap<string, string> = new Map([
  ['navy blue', 'navy'],
  ['royal blue', 'royalblue'],
  ['baby blue', 'lightblue'],
  ['pale blue', 'lightblue'],
  ['bright red', 'red'],
  ['bright green', 'lime'],
  ['bright yellow', 'yellow'],
  ['dark brown', '#5c3317'],
  ['dark yellow', '#9b870c'],
  ['dark purple', '#4b0082'],
  ['dark pink', 'deeppink'],
  ['dark teal', '#005555'],
  ['light red', 'lightcoral'],
  ['light orange', '#ffcc80'],
  ['light purple', 'plum'],
  ['light brown', '#b5835a'],
  ['light beige', '#fafaeb'],
  ['light teal', '#99cccc'],
  ['off white', '#faf9f6'],
  ['burgundy', '#800020'],
  ['charcoal', '#36454f'],
  ['mustard', '#e1ad01'],
  ['cream', '#fffdd0'],
  ['emerald', '#50c878'],
  ['mint', '#98ff98'],
]);

/** Names that are also things a shop sells or says: a colour only where the words around say so. */
export const AMBIGUOUS_COLORS: ReadonlySet<string> = new Set(
  'chocolate coral cream gold lime linen mint mustard olive orange orchid peru plum salmon seashell silver snow tan thistle tomato turquoise wheat lavender ivory charcoal emerald transparent'.split(' '),
);
