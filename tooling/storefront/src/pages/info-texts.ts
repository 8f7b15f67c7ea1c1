/** A page of words: paragraphs under headings. */
export interface InfoText {
  readonly title: string;
  readonly intro: string;
  readonly parts: ReadonlyArray<{ readonly heading: string; readonly paragraphs: readonly string[] }>;
}

/** The pages that the footer leads to, by the last part of their address. */
export const INFO_TEXTS: Readonly<Record<string, InfoText>> = {
  delivery: {
    title: 'Delivery', intro: 'From our mill to your door, usually before you have planned the walk.',
    parts: [
      { heading: 'How long it takes', paragraphs: ['Standard delivery takes two to three working days within the EU, the United Kingdom, Norway and Switzerland. Express orders placed before 15:00 arrive on the next working day.'] },
      { heading: 'What it costs', paragraphs: ['Standard delivery is free from €75 and costs €4.90 below that. Express is €9.90. Collecting from one of our six shops is always free.'] },
      { heading: 'How it travels', paragraphs: ['By road and rail, never by air. Parcels are boxes that have been used before; please use them again.'] },
    ],
  },
  returns: {
    title: 'Returns', intro: 'Sixty days, no reasons asked.',
    parts: [
      { heading: 'Sending it back', paragraphs: ['The label is in the box. Put it on, drop the parcel at any post office, and your money is back within five working days of its arrival.'] },
      { heading: 'If you have used it', paragraphs: ['Then we sell it as second-hand and give you what it brings. If it broke, that is a repair and not a return: see the workshop.'] },
    ],
  },
  repairs: {
    title: 'Repair workshop', intro: 'For anything we made, whenever we made it, whoever owns it now.',
    parts: [
      { heading: 'What we mend', paragraphs: ['Zips, seams, tears, buckles, soles, poles and valves. Nine people do nothing else. Last year they mended 11,400 things and gave up on 212.'] },
      { heading: 'What it costs', paragraphs: ['What the material costs, and never more than a quarter of the price of a new one. You hear the price before we start. Seams are free.'] },
      { heading: 'How to book', paragraphs: ['Wash it first, please. Then bring it to a shop or send it to the mill with a note about what hurts. It comes back in about ten days.'] },
    ],
  },
  'size-guide': {
    title: 'Size guide', intro: 'Measure over a T-shirt, with the tape flat and not tight.',
    parts: [
      { heading: 'Chest', paragraphs: ['XS 82–87 cm · S 88–93 cm · M 94–100 cm · L 101–107 cm · XL 108–116 cm.'] },
      { heading: 'Feet', paragraphs: ['Stand on paper, mark heel and longest toe. 25.0 cm is a 40, 26.5 cm a 42, 28.0 cm a 44. For boots add 0.8 cm.'] },
      { heading: 'Back, for packs', paragraphs: ['From the bone at the base of your neck to the line between the tops of your hips: up to 46 cm is S/M, more is M/L.'] },
    ],
  },
  contact: {
    title: 'Contact', intro: 'A person answers, on weekdays from 8 to 18.',
    parts: [
      { heading: 'Write', paragraphs: ['hello@larkmoor.example. We answer on the same working day.'] },
      { heading: 'Visit', paragraphs: ['The Old Wool Mill, where the shop, the workshop and the kettle are. Tours on the first Saturday of the month.'] },
    ],
  },
  about: {
    title: 'About us', intro: 'A wool mill, a hill behind it, and 140 people who like bad weather.',
    parts: [
      { heading: 'Since 1987', paragraphs: ['Two sisters rented a corner of a closed mill to sew rucksacks. The mill is full now; the hill is still where things are tested.'] },
      { heading: 'What we are for', paragraphs: ['Things that last. We make 34 products, change them when we learn something, and stop making what we cannot mend.'] },
    ],
  },
  materials: {
    title: 'Materials', intro: 'What it is made of, and who made that.',
    parts: [
      { heading: 'No PFAS', paragraphs: ['In no membrane and no coating since 2021. An independent laboratory tests every batch; the reports are at our front desk and in your parcel if you ask.'] },
      { heading: 'Wool and down', paragraphs: ['Wool from named farms without mulesing. Down that can be traced to the flock, never plucked from living birds.'] },
    ],
  },
  terms: {
    title: 'Terms', intro: 'Short, because this shop is a demonstration.',
    parts: [{ heading: 'Nothing is sold here', paragraphs: ['Larkmoor is an invented brand. Orders are not stored, not charged and not delivered. The shop exists so that changes to a shop can be tried safely.'] }],
  },
  privacy: {
    title: 'Privacy and cookies', intro: 'What this shop keeps: two cookies, both readable.',
    parts: [
      { heading: 'Cookies', paragraphs: ['One holds your basket, one that you have answered the cookie bar. Neither tells anybody who you are.'] },
      { heading: 'Forms', paragraphs: ['What you type into address, payment, newsletter or sign-in is thrown away unread.'] },
    ],
  },
  accessibility: {
    title: 'Accessibility', intro: 'For everybody, also without a mouse, a large screen or good light.',
    parts: [{ heading: 'What we do', paragraphs: ['Every page works with the keyboard and without JavaScript. Text has a contrast of at least 4.5 to 1. Pictures that say something have words. If something is in your way, tell us.'] }],
  },
};
