import type { ReasonIntent } from '@safecode/domain/corrections/reason-intent';

type Told = Exclude<ReasonIntent, 'other'>;

/**
 * Words that tell what somebody is after. 3: says it alone; 2: usual for it; 1: only supports. `word*` is any word that
 * begins so, `two_words` stand side by side (whole), `~…` are forms that are not words (see reasonClauses). The weights are set by
 * judgement in these three steps and were checked on the development half of LABELLED_REASONS; they are not probabilities.
 */
const WORDS: Readonly<Record<Told, Readonly<Record<1 | 2 | 3, string>>>> = {
  copy: {
    3: 'typo* wording* spelling* misspel* grammar* translat* headline_text button_text rephras* reword* tippfehl* rechtschreib* formulier* ubersetz* wortlaut* exclamation* punctuat* sentence_case tone_of full_stop paraphras* proofread* wortwahl* textfehl* lorem umlaut* umlaute plural singular buzzword* jargon slogan* tagline* hyphen* emoji* gross_und kleinschreibung informal formal salutation anrede duzen siezen wrong_name',
    2: 'copy text* sentence* wrote rewrote says say saying read reads word words phrase* message* tone language* capital* lowercase uppercase title_case satz satze beschriftung* uberschrift* apostroph* comma shorten* abbreviat* english german french deutsch englisch caption* quote* briefing briefed tell tells told promis* mention* ~quoted word_order info information* description* microcopy wort worter headlin* spelt spelled letters uppercas* lowercas* outdated_text editor* product_name old_name brand_name ueberschrift* claim_text abbrev* meaning sounds klingt komma phrasing statement typed',
    1: 'headline* heading* title* subtitle* label* cta name named called paragraph* placeholder* letter* short shorter long longer name* friendly',
  },
  layout: {
    3: 'layout* alignment* spacing* margin* padding* align* misalign* overlap* abstand* abstande ausricht* ausgericht* whitespace grid* flexbox centre* center* horizontal_scroll sideways cut_off responsive* reflow* uberlapp* too_close close_to next_to side_by empty_space stretch* covers covered covering clipp* squish* crowded cramp* centred content_shift layout_shift above_the two_columns does_not_fit doesnt_fit scrollbar* z_index verschoben verrutscht zentriert aussermittig full_width half_width max_width min_height line_height sticks_out too_far umbruch uberdeckt uberlauf* stacked inline flex vertically horizontally',
    2: 'position* placement* push pushes pushed gap gaps width* height* wide wider narrow* column* row rows below above beneath beside underneath breakpoint* wrap wraps wrapped wrapping overflow* offset* indent* move moved order stack* squash* squeez* platz zentrier* breite hohe sits fold space spaces fit fits size* distance* far place* placed wrong_place location floats floating float edge* middle inside outside between under over squeezed collaps* collapses taller tall short_height thin spread* side sides line_break cropp* hangs bottom top left right gutter inset reorder oben unten links_bundig rechts zwischen neben eng schmal breit hoch iphone* landscape portrait',
    1: '~length mobile tablet desktop handy viewport small* big bigger jump* container sticky screen* close bar banner empty box large* huge tiny klein gross header phone',
  },
  style: {
    3: 'colour* color* farb* font* schrift schriftart* typeface* typograph* gradient* shadow* schatten border_radius ~colour palette* theme* dark_mode light_mode opacity* rounded hintergrund* hex rgb* pixelated blurry kursiv typo3 serif helvetica arial monospace neon pastel outline_color stylesheet drop_shadow visual_style design_token design_system farbton zu_bunt too_bold too_dark too_bright',
    2: 'background* border* bold* italic* underlin* radius green blue red white black grey gray yellow orange pink purple gold rot blau grun schwarz weiss grau bright* dark darker light lighter transparen* ugly hover style* styling corner* square brand_colour brand_green looks design icon_size fett rahmen tint* shade* saturat* dated hasslich bold token* tokens design* visual* pretty fancy flat glossy darkmode brown teal turquoise beige navy outline* stroke* line_through strikethrough appearance* cursor wirkt aussehen optik optisch fill filled dunkel hell fettgedruckt lila braun rosa vintage brighten* blurr* sharp stripe* emphasi* highlighted',
    1: 'look primary secondary weight icon* theme appearance cheap brand heavy off match matching looking',
  },
  target: {
    3: 'selector* selektor* wrong_element wrong_node wrong_div wrong_button wrong_container queryselector* nth data_attribute data_testid testid xpath falsches_element dom applied_to wrong_section wrong_form wrong_product wrong_link wrong_field wrong_input wrong_card wrong_block markup* html_structure element_is unselected shadow_root iframe wrong_list wrong_template css_path hashed_class class_name classes class_names only_the anchor_point',
    2: 'target* element* node* class* klasse id ids matches matched query* attribut* div divs ~selector picked hits hit not_found wrong_page anchor* attach* attached inserted_into apply applied applies unspecific specific select selected selects find finds found structure* parent child sibling* ancestor descendant* hook hooks section ambiguous unique wrong_part first_card buy_box meant insert_point both_buttons all_buttons all_links every_button dynamic_class renamed hidden_elements redesign old_theme element_changed wrong_place_in replaced_the',
    1: 'every* stable generated broad exist* outdated gone wrong_one container relaunch release* footer form forms instead card cards take hero area block pdp plp page_type header instead_of rollout unspec* same other',
  },
  behaviour: {
    3: 'does_nothing not_work not_working doesnt_work dont_work didnt_work funktioniert* crash* error* throws exception* logic* inverted condition* twice event* handler* listener* callback* null undefined bug* klick* opposite comes_back came_back negative not_updated nothing_happens wrong_result calculation* wrong_total reappear* does_not_open not_close not_closed not_submit not_update fehler reload* refresh* not_react unresponsive reagiert ohne_funktion schliessen offnet lasst_sich once_per only_once not_remember not_saved state_is never_fires not_fire keeps_showing wrong_way jumps_back loses falsch_berechnet nan doppelt',
    2: 'click* error errors open* close* closed closing submit* trigger* fire fires fired toggle* broken broke state persist* show shows hide hides hidden calculat* visible stops stop again dismiss* works work working check* validat* disabled redirect* stuck geht_nicht kaputt tracking* logged duplicat* times reset* infinite wrong_price remember* store* session* update* updates happens happen appears_again exit intent reset condition back_button navigation_broken variant* quantity* empty_cart logged_out logged_in only_for only_if only_when even_if even_when missing_check restart* goes starts_over validates validation interact* respond* react* result* enabled disable default_value wrong_value count counts countdown_runs expired expires scroll_back swallow* prevent* propagat* stays ignores ignored redirects login login_users leads_to trigger_only unchecked input_is edge_case nochmal wieder erscheint_immer',
    1: 'when if only user* visitor* customer* cart empty link* popup* modal stock count* javascript js once always never shown right_away opens every_time',
  },
  performance: {
    3: 'slow* langsam* flicker* flacker* flash* performance* lag laggy lags debounc* throttl* lcp cls inp fps jank* stutter* memory lighthouse race timeout* ruckel* ladezeit* too_early too_late main_thread speed* web_vitals ~duration takes_ages takes_too dom_is dom_ready before_the_dom cpu requests perf latency render_blocking blocks_rendering bundle* kilobytes kb mb setinterval settimeout requestanimationframe mutation_observer mutationobserver never_cleared leak leaks freez* hangs_the hakt too_long_to takes_long long_task loading_time not_loaded not_ready before_load after_load domcontentloaded pop_in langsamer ewig zu_spat zu_fruh too_soon sluggish expensive hydrat* rendered_late network_calls late_shows janky battery lazy_load',
    2: 'load loads loaded loading lade ladt delay* late early fast faster wait* poll* interval* heavy async* defer* timing* seconds second_late milliseconds block* loop* preload* lazy cach* hundreds kilobyte* takes ages until ready cleared request request* idle network* frame frames delay_of repaint image_size optimis* optimiz* compress* rerender* rerun* every_scroll each_scroll waits blocking start_later sooner immediately milisekunden sekunden warten geladen quick* thread quickly instantly appears_late',
    1: 'before observer* mutation* scroll scrolling animation* phones page first image* old older starts start runs run times time',
  },
  compliance: {
    3: 'legal* lawyer* law gdpr dsgvo consent* compliance* complian* policy policies guideline* disclaimer* trademark* copyright* regulat* omnibus rechtlich* rechtswidrig* datenschutz* impressum privacy forbid* forbidden prohibit* mislead* violat* agb not_allowed may_not_say may_not style_guide terms_and unlawful rechtsabteilung* rechtswidr* lawsuit attorney anwalt abmahn* legal_team competitor* brand_book brandbook ci_guide corporate_design proof proven omnibusrichtlinie vat mwst cookie_banner tracking_consent opt_in opt_out personal_data personenbezogen* age_check age_restriction not_permitted must_not_be must_not_say must_not_mention unfair_competition uwg preisangab* grundpreis* health_claim asterisk* sternchen fine_print small_print licen* lizenz* liability terms imprint widerruf* data_protection gesetz* untersag* brand_team brand_rules not_compliant dark_pattern dark_patterns green_claim greenwashing banned ban bans',
    2: 'claim* approved approve allow* permit* cookie* required rule rules guarantee* verboten erlaubt markenrecht* richtlinie* notice urgency scarcity warranty certif* brand_guide sign_off signed_off conditions mentioned abgelehnt gesetz legally logo* tax taxes ads_policy substantiat* evidence audit* regulated authority ftc age consented prohibits unapproved freigabe freigegeben nicht_erlaubt markenname unsubstantiated exaggerat* superlative* reference_price strike_price data_without promised_price safety allergen* dose medical health',
    1: 'fake missing invented stores email says must price brand never energy cannot must_not may needs',
  },
  accessibility: {
    3: 'aria* a11y accessib* contrast* poor_contrast low_contrast contrast_of contrast_too contrast_is kontrast* keyboard* tastatur* screen_reader screen_readers screenreader* wcag alt alt_text barrierefrei* focus* fokus* reduced_motion tab_to tab_order tabbable tabindex voiceover nvda blind touch_target vorlese* role roles alternative_text zoom_is zoom_blocked escape_key esc_key heading_order headings_out skip_link tab_key skiplink colour_blind color_blind color_alone colour_alone only_by_colour low_vision deaf subtitles_for assistive_technology hit_area_too live_region lang_attribute semantic* real_button not_announced legible unreadable hard_to_read too_small_to kann_man_nicht_lesen sehbehinderte bildschirmleser* tabreihenfolge motion_sickness seizure* touch_size labelled_by labelledby describedby form_label missing_label label_is input_label no_label',
    2: 'readable* legib* landmark* assistive impair* disabilit* tabbing announc* zoom visually sehbehind* escape esc tab tabs pinch headings_order ratio hear spoken alternative tap_area tappable tap tap_target users_cannot see_it disabled_users ally mouse_only without_mouse without_a_mouse outline_none outline_removed navigate* blinkt lesbar unlesbar readability',
    1: 'reader* label* hidden reach* read input key users skip skips real',
  },
};

/** One entry of the lexicon: words that stand side by side, or one that is a beginning of words. */
export interface LexiconEntry {
  readonly intent: Told;
  readonly weight: 1 | 2 | 3;
  readonly words: readonly [string, ...string[]];
  readonly isPrefix: boolean;
}

function entryOf(intent: Told, weight: 1 | 2 | 3, entry: string): LexiconEntry {
  const isPrefix = entry.endsWith('*');
  const [first = '', ...more] = entry.replace('*', '').split('_');
  return { intent, weight, words: [first, ...more], isPrefix };
}

const INTENTS = ['copy', 'layout', 'style', 'target', 'behaviour', 'performance', 'compliance', 'accessibility'] as const;

/** All entries of the lexicon. */
export const LEXICON: readonly LexiconEntry[] = INTENTS.flatMap((intent) => ([3, 2, 1] as const).flatMap((weight) => WORDS[intent][weight].split(' ').map((entry) => entryOf(intent, weight, entry))));
