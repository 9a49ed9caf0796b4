/* Which sections answer a query, the best first, and which of its words does the book lack?

   A query is taken word by word, words of grammar aside. Each word stands for the words of the book
   that are spelled alike, of one stem, of one family, that it begins (the last word only), or, if
   there are none, that it misspells. A section's score adds up, for each word of the query, how rare
   it is and how much of the text says it (BM25, Robertson and Zaragoza 2009, section 3), and how
   well one of its names - title, synonyms, abbreviations, other language - fits the whole query. */
const bookEngine = sections => {
  const { STOP, ASKING, tokens, compounds, stem, root, distance } = bookWords
  const NEAR = { stem: 0.9, root: 0.6, begun: 0.7, begunToo: 0.35, synonym: 0.6 } // 1 is the very word
  const KIND = { title: 1, name: 0.95, foreign: 0.85 }
  const NAMES = 3 // weight of names against text
  const SHOWN = 20

  /* Every word of the book: how often each section says it, and if it is `named` - part of a name -,
     `telling` - enough to tell the name by -, a `sign` - an abbreviation in capitals -, or in the
     book's `own` text rather than on pages about the book. */
  const terms = new Map()
  const [byStem, byRoot] = [new Map(), new Map()]
  const at = (map, key) => map.get(key) ?? map.set(key, []).get(key)

  function term(word) {
    let known = terms.get(word)
    if (!known) {
      terms.set(word, known = { word, counts: new Map(), named: false, telling: false, sign: false, own: false })
      at(byStem, stem(word)).push(known)
      at(byRoot, root(word)).push(known)
    }
    return known
  }

  function count(section, text) {
    // "SUR" may be a term, "sur" is a preposition.
    const list = tokens(text).filter(({ word, upper }) => !STOP.has(word) && (upper || !terms.get(word)?.sign))
    const joined = compounds(list, true).filter(({ word, isTied }) => isTied || terms.get(word)?.named) // T B
    for (const { word } of [...list, ...joined]) {
      const known = term(word)
      known.counts.set(section, (known.counts.get(section) ?? 0) + 1)
      known.own ||= !sections[section].weight
    }
    return list.map(({ word }) => terms.get(word))
  }

  /* A name as a list of places, each with the terms that say it: "car" or "cart", "t" or "cart". */
  function name(section, text, kind) {
    const all = tokens(text)
    const content = all.filter(({ word }) => !STOP.has(word))
    const list = content.length ? content : all
    list.forEach(({ word, upper }) => term(word).sign ||= upper)
    const places = list.map(({ word }) => new Set([term(word)]))
    for (const { word, from, to } of compounds(list, true)) {
      for (let place = from; place <= to; place++) places[place].add(term(word))
    }
    for (const each of places.flatMap(place => [...place])) {
      each.named = true
      each.telling ||= each.word.length > 3 || places.length === 1
      if (!each.counts.has(section)) each.counts.set(section, 0)
    }
    return { text, kind, places }
  }

  const units = sections.map((section, number) => ({
    section,
    weight: section.weight ?? 1,
    names: [
      [section.title, "title"],
      ...(section.names ?? []).map(text => [text, "name"]),
      ...Object.values(section.foreign ?? {}).flat().map(text => [text, "foreign"]),
    ].map(([text, kind]) => name(number, text, kind)),
  }))
  units.forEach((unit, number) => { // after all names, which say what is an abbreviation
    unit.text = (unit.section.paragraphs ?? []).flatMap(([, words]) => count(number, words))
    count(number, unit.section.summary ?? "")
  })
  /* Names of one word that stand for each other: a text about a term answers its synonyms. */
  const synonyms = new Map()
  for (const { names } of units) {
    const single = names.filter(({ places }) => places.length === 1).map(({ kind, places: [[each]] }) => ({ kind, each }))
    const own = single.filter(({ kind }) => kind !== "foreign")
    for (const { each } of single) at(synonyms, each).push(...own.map(other => other.each).filter(other => other !== each))
  }
  const average = units.reduce((sum, { text }) => sum + text.length, 0) / units.length
  const words = [...terms.values()]

  /* A word with its meanings: the terms it stands for, each with how near it is (the nearest are 1);
     none if the book has nothing like it. `isSure` unless it is only of a family or a short misspelling. */
  const understood = new Map() // typing asks for the same words again and again
  function understand(word, isTyped = false, isLenient = true) {
    const key = `${word} ${isTyped} ${isLenient}`
    return understood.get(key) ?? understood.set(key, meaningsOf(word, isTyped, isLenient)).get(key)
  }

  function meaningsOf(word, isTyped, isLenient) {
    const found = new Map()
    const add = (list, near) => list.forEach(each => found.has(each) || found.set(each, near))
    const alike = (other, near) => {
      add([terms.get(other)].filter(Boolean), near)
      add(ofStem(other), near * NEAR.stem)
      add([...found.keys()].flatMap(each => synonyms.get(each) ?? []), near * NEAR.synonym)
    }
    alike(word, 1)
    let isSure = found.size > 0
    add((byRoot.get(root(word)) ?? []).filter(({ sign }) => !sign), NEAR.root)
    if (isTyped && word.length > 1) {
      const begun = words.filter(each => each.word.startsWith(word) && (word.length > 3 || each.named))
      add(begun, found.size ? NEAR.begunToo : NEAR.begun)
      isSure ||= begun.length > 0
    }
    if (!found.size && /^(?:[cdjlmnst]|qu)(?=[aeiouhy].{4})/.test(word)) { // lorganisme
      alike(word.replace(/^(?:qu|.)/, ""), 1)
    }
    if (!found.size && isLenient) misspelt(word).forEach(each => alike(each.word, 1))
    isSure ||= found.size > 0 && word.length > 6
    const nearest = Math.max(...found.values())
    found.forEach((near, each) => found.set(each, near / nearest))
    return { word, meanings: found, isSure, isAsking: ASKING.test(word) }
  }

  const ofStem = word => (byStem.get(stem(word)) ?? [])
    .filter(({ sign, word: other }) => !sign || other === word || `${other}s` === word)

  /* Words of five letters and more that differ by one letter, of ten and more by two. A short word
     with another first letter is another word: rameur, humeur, rumeur. */
  function misspelt(word) {
    let [most, found] = [word.length < 10 ? 1 : 2, []]
    for (const each of words) {
      const other = each.word
      const shorter = Math.min(word.length, other.length)
      if (other.length < 5 || shorter < 4 || Math.abs(word.length - other.length) > most || !each.named && !each.own && shorter < 7) continue
      const far = distance(word, other, most)
      const isShifted = word[0] === other[1] || word[1] === other[0]
      if (far > most || word[0] !== other[0] && (far > 1 || shorter < 7 && !isShifted)) continue
      if (far < most) [most, found] = [far, []]
      found.push(each)
    }
    return found
  }

  /* What a query asks for: words with their meanings, which are empty where the book has nothing like it. */
  function read(query) {
    const all = tokens(query)
    const isTyped = ({ end }) => end === query.length
    const isTerm = ({ word, upper }) => upper && terms.get(word)?.named && query !== query.toUpperCase()
    const list = all.filter(each => !STOP.has(each.word) || isTerm(each))
    if (!list.length) { // words of grammar may be a name, and a single one the beginning of a word
      return all.map(each => understand(each.word, all.length === 1 && isTyped(each), false))
    }
    const together = part => part.map(({ word }) => word).join("")
    const isCompound = part => part.length > 1 && terms.has(together(part)) && (terms.get(together(part)).named
      || part.some(({ word }) => word.length < 3 || /\d/.test(word) || !terms.has(word)))
    const asked = []
    for (let at = 0; at < list.length; at++) {
      const { word } = list[at]
      const joined = [3, 2].map(many => list.slice(at, at + many))
        .find(part => isCompound(part) && (part.length === 3 || !isCompound(list.slice(at + 1, at + 3))))
      if (joined) {
        asked.push(understand(together(joined)))
        at += joined.length - 1
      } else {
        const parts = terms.has(word) ? null : halves(word)
        asked.push(...(parts ?? [word]).map(each => understand(each, isTyped(list[at]))))
      }
    }
    return asked
  }

  function halves(word) {
    for (let cut = 4; cut <= word.length - 4; cut++) {
      const both = [word.slice(0, cut), word.slice(cut)]
      if (both.every(each => terms.has(each))) return both
    }
    return null
  }

  /* How well a name fits: how much of the query it says, and how much of it the query says; best if
     it is the query. */
  function fit({ places, kind }, asked, total) {
    let [said, used] = [0, 0]
    const near = ({ meanings }) => Math.max(...places.map(place => Math.max(...[...place].map(each => meanings.get(each) ?? 0))))
    for (const word of asked) said += word.rarity * near(word)
    for (const place of places) {
      used += Math.max(...[...place].map(each => Math.max(...asked.map(({ meanings }) => meanings.get(each) ?? 0))))
    }
    const [ofQuery, ofName] = [said / total, used / places.length]
    return KIND[kind] * ofQuery * (0.3 + 0.7 * ofName) * (ofQuery * ofName > 0.8 ? 1.3 : 1)
  }

  /* Pairs of neighbouring words of the query that stand side by side in the text. */
  function neighbours(text, asked) {
    let bonus = 0
    for (let pair = 0; pair + 1 < asked.length; pair++) {
      const [left, right] = [asked[pair], asked[pair + 1]]
      const isPair = text.some((each, at) => left.meanings.has(each)
        && (right.meanings.has(text[at + 1]) || right.meanings.has(text[at - 1])))
      if (isPair) bonus += Math.min(left.rarity, right.rarity) / 2
    }
    return bonus
  }

  /* The words of the book by which a section answers. */
  const wordsOf = ({ number, said }) => new Set(said.flatMap(({ meanings }) =>
    [...meanings.keys()].filter(({ counts }) => counts.has(number)).map(({ word }) => word)))

  /* A query that the book does not have all words of is about it only if a name surely says one of
     them, or the book surely has most. */
  function isAboutBook(asked, all) {
    const sure = asked.filter(({ isSure }) => isSure)
    return asked.length > 0 && asked.length === all.length || sure.length / all.length > 2 / 3
      || sure.some(({ meanings }) => [...meanings.keys()].some(({ telling }) => telling))
  }

  return query => {
    const all = read(query)
    const needed = all.some(({ isAsking }) => !isAsking) ? all.filter(({ isAsking }) => !isAsking) : all
    if (!isAboutBook(needed.filter(({ meanings }) => meanings.size), needed)) return { found: [], lacking: [] }
    const asked = all.filter(({ meanings }) => meanings.size)
    for (const word of asked) {
      word.inUnits = new Map()
      for (const [{ counts }, near] of word.meanings) {
        for (const [number, times] of counts) {
          const before = word.inUnits.get(number) ?? { times: 0, near: 0 }
          word.inUnits.set(number, { times: before.times + times * near, near: Math.max(before.near, near) })
        }
      }
      const isNamed = [...word.meanings.keys()].some(({ named }) => named)
      word.rarity = Math.max(1, Math.log(units.length / word.inUnits.size)) * (word.isAsking ? 0.2 : isNamed ? 1 : 0.5)
    }
    const total = asked.reduce((sum, { rarity }) => sum + rarity, 0)
    const answers = [...new Set(asked.flatMap(({ inUnits }) => [...inUnits.keys()]))].map(number => {
      const unit = units[number]
      const length = 0.7 + 0.3 * unit.text.length / average
      const said = asked.filter(({ inUnits }) => inUnits.has(number))
      let [inText, covered] = [0, 0]
      for (const { rarity, inUnits } of said) {
        const { times } = inUnits.get(number)
        inText += rarity * times / (times + 1.2 * length)
        covered += rarity / total
      }
      const name = unit.names.map(each => ({ ...each, fit: fit(each, asked, total) })).reduce((a, b) => b.fit > a.fit ? b : a)
      const score = (inText + neighbours(unit.text, asked) + NAMES * total * name.fit) * covered ** 1.5 * unit.weight
      const isWhole = asked.every(({ isAsking, inUnits }) => isAsking || inUnits.get(number)?.near >= NEAR.root)
      return { section: unit.section, number, said, score, name, isWhole, covered }
    })
    const best = Math.max(...answers.map(({ covered }) => covered))
    const found = answers.filter(({ covered }) => covered >= best / 3)
      .sort((a, b) => b.isWhole - a.isWhole || b.score - a.score || a.number - b.number)
      .slice(0, SHOWN)
      .map(each => ({ ...each, words: wordsOf(each) }))
    return { found, lacking: needed.filter(({ meanings }) => !meanings.size).map(({ word }) => word) }
  }
}
