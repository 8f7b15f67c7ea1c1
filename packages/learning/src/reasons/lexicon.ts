import type { ReasonIntent } from '@safecode/domain/corrections/reason-intent';

type Told = Exclude<ReasonIntent, 'other'>;

/**
 * Words that tell what somebody is after. 3: says it alone; 2: usual for it; 1: only supports. `word*` is any word that
 * begins so, `two_words` stand side by side, `~…` are forms that are not words (see reasonClauses). The weights are set by
 * judgement in these three steps and were checked on the development half of LABELLED_REASONS; they are not probabilities.
 */
const WORDS: Readonly<Record<Told, Readonly<Record<1 | 2 | 3, string>>>> = {
  copy: {
    3: 'typo* wording* spelling* misspel* grammar* translat* headline_text button_text rephras* reword* tippfehl* rechtschreib* formulier* ubersetz* wortlaut* exclamation* punctuat* sentence_case tone_of*',
    2: 'copy text* sentence* wrote rewrote says say saying read reads word words phrase* message* tone language* capital* lowercase uppercase title_case satz satze beschriftung* uberschrift* apostroph* comma shorten* abbreviat*',
    1: 'headline* heading* title* subtitle* caption* label* cta name named called ~quoted paragraph* placeholder* letter*',
  },
  layout: {
    3: 'layout* alignment* spacing* margin* padding* align* misalign* overlap* abstand* abstande ausricht* ausgericht* whitespace grid* flexbox centre* center* horizontal_scroll sideways cut_off responsive* reflow* uberlapp*',
    2: 'position* placement* push pushes pushed gap gaps width* height* wide wider narrow* column* row rows below above beneath beside underneath breakpoint* wrap wraps wrapped wrapping overflow* offset* indent* move moved order stack* squash* squeez* platz zentrier* breite hohe sits fold z_index full_width',
    1: '~length mobile tablet desktop handy viewport small* big bigger left right top bottom jump* container sticky space screen* size*',
  },
  style: {
    3: 'colour* color* farb* font* schrift schriftart* typeface* typograph* gradient* shadow* schatten border_radius ~colour palette* theme* dark_mode light_mode opacity* rounded hintergrund*',
    2: 'background* border* bold* italic* underlin* radius green blue red white black grey gray yellow orange pink purple gold rot blau grun schwarz weiss grau bright* dark darker light lighter transparen* ugly hover style* styling corner* square brand_colour brand_green looks design icon_size fett rahmen tint* shade* saturat* dated hasslich',
    1: 'look primary secondary weight icon* theme appearance cheap brand',
  },
  target: {
    3: 'selector* selektor* wrong_element wrong_node wrong_div wrong_button wrong_container queryselector* nth data_attribute data_testid testid xpath falsches_element dom',
    2: 'target* element* node* class* klasse id ids matches matched query* attribut* div divs ~selector picked hits hit not_found wrong_page',
    1: 'every* stable generated broad specific renamed exist* outdated gone wrong_one container relaunch release* footer form forms instead',
  },
  behaviour: {
    3: 'does_nothing not_work* doesnt_work dont_work didnt_work funktioniert* crash* error* throws exception* logic* inverted condition* twice event* handler* listener* callback* null undefined bug* klick*',
    2: 'click* open* close* closed closing submit* trigger* fire fires fired toggle* broken broke state persist* show shows hide hides hidden calculat* visible stops stop again dismiss* works work working check* validat* disabled redirect* stuck geht_nicht kaputt tracking* logged duplicat* times reset* infinite wrong_price remember* store*',
    1: 'when if only if_the user* visitor* customer* cart empty link* popup* modal stock count* javascript js session*',
  },
  performance: {
    3: 'slow* langsam* flicker* flacker* flash* performance* lag laggy lags debounc* throttl* lcp cls inp fps jank* stutter* memory lighthouse race timeout* ruckel* ladezeit* too_early too_late main_thread speed* web_vitals ~duration',
    2: 'load loads loaded loading lade ladt delay* late early fast faster wait* poll* interval* heavy async* defer* timing* seconds second_late milliseconds block* loop* preload* lazy cach* hundreds kilobyte*',
    1: 'before observer* mutation* scroll scrolling animation* phones page first image* old older',
  },
  compliance: {
    3: 'legal* lawyer* law gdpr dsgvo consent* compliance* complian* policy policies guideline* disclaimer* trademark* copyright* regulat* omnibus rechtlich* rechtswidrig* datenschutz* impressum privacy forbid* forbidden prohibit* mislead* violat* agb not_allowed may_not_say may_not style_guide terms_and unlawful',
    2: 'claim* approved approve allow* permit* cookie* required law rule rules guarantee* verboten erlaubt markenrecht* richtlinie* notice urgency scarcity warranty certif* brand_guide sign_off signed_off conditions',
    1: 'fake missing invented stores email says must price brand never energy',
  },
  accessibility: {
    3: 'aria* a11y accessib* contrast* poor_contrast low_contrast contrast_of contrast_too contrast_is kontrast* keyboard* tastatur* screen_reader* screenreader* wcag alt alt_text barrierefrei* focus* fokus* reduced_motion tab_to tab_order tabbable tabindex voiceover nvda blind touch_target vorlese* role roles',
    2: 'readable* legib* landmark* assistive impair* disabilit* tabbing announc* zoom visually sehbehind*',
    1: 'reader* label* hidden tab reach* read input',
  },
};

/** One entry of the lexicon: the words it is made of, the last of which may be a beginning. */
export interface LexiconEntry {
  readonly intent: Told;
  readonly weight: 1 | 2 | 3;
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

const entriesOf = (intent: Told): LexiconEntry[] =>
  ([3, 2, 1] as const).flatMap((weight) =>
    WORDS[intent][weight].split(' ').map((entry) => {
      const isPrefix = entry.endsWith('*');
      return { intent, weight, words: (isPrefix ? entry.slice(0, -1) : entry).split('_'), isPrefix };
    }),
  );

/** All entries, the heaviest of an intent first. */
export const LEXICON: readonly LexiconEntry[] = (Object.keys(WORDS) as Told[]).flatMap(entriesOf);
