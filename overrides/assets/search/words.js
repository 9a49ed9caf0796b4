/* What is a word, and when are two spellings one word?
   Everything here holds for all languages alike: readers of one type words of another. Words of grammar are those of
   French and English; endings are too, and those of Arabic. */
const bookWords = (() => {
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]*/gu
  const APOSTROPHE = /^['’‘ʼ`´′＇]$/
  const HYPHEN = /^[-\u2010-\u2015\u2212]$/
  const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)$/ // l'organisme
  const CLITIC = /^(?:s|t|d|m|re|ve|ll)$/ // body's, don't
  const INVERTED = /^(?:[-\u2010-\u2015\u2212](?:il|elle|on)|\s(?:il|elle))$/ // what follows the "t" of a-t-il
  const TIED = 8 // hyphens at most in what may be written as one word
  const LIGATURE = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l" }

  // Words of grammar, without accents: French ones, then English ones. Not "ici" or "car", which abbreviations may be.
  const STOP = new Set(`
    a afin ai aie aient ainsi ait allez allons alors as au aucun aucune aujourd auquel aura aurai auraient
    aurais aurait aurez auront aussi autre autres aux avaient avais avait avec avez avoir avons ayant beaucoup
    bien c ca ce ceci cela celle celles celui ces cest cet cette ceux chaque chez combien comme comment contre d
    dans de deja depuis des devez devons devra devrais devrait dire dit dois doit doivent donc dont du durant
    elle elles en encore entre es est et etaient etais etait etant etc ete etes etre eu eux existe existent
    faire fais faisait fait faites fallait fasse faudra faudrait faut fera ferait font hui il ils irai j jai
    jamais je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais malgre
    me meme memes mes moi moins mon n ne nest ni non nos notre nous on ont or ou par parce parmi pas pendant peu
    peut peuvent peux plus plusieurs pour pourquoi pourra pourraient pourrais pourrait pouvez pouvoir pouvons
    puis puisque puisse qu quand que quel quelle quelles quelqu quelque quelques quels quest qui quil quils quoi
    quon rien s sa sais sait sans savoir se selon sera serai seraient serais serait seront ses si signifie
    soient soit sommes son sont sous suis sur ta te tel telle telles tels tes toi ton toujours tous tout toute
    toutes tres trop tu un une va vais vas vers veulent veut veux voici voila vont vos votre voudrais voulez
    vous y
    about also although always am an and another any are aren arent at be because been being between but by can
    cannot cant could couldn couldnt did didn didnt do does doesn doesnt doing don during else ever for from get
    gets getting go goes going got had has hasn hasnt have haven havent having he her here hers him his how hows
    i if im in into is isn isnt it its itself ive just let may mean means might mine more most much must my
    myself never no not of off only our ours shall she should shouldn shouldnt so some such than that thats the
    their theirs them themselves then there theres these they this those though to too until upon us very was
    wasn wasnt we were weren what whats when where whether which while who whom whos whose why will with within
    without won wont would wouldn wouldnt yet you your yours yourself
  `.split(/\s+/).filter(Boolean))

  // Words of asking, which an answer need not repeat.
  const ASKING = /^(?:fonctionne|marche|ser[vt]|signifi|happen|explain|work|differen[ct])(?:e?nt|er|ing|[est]?)$/

  const folded = new Map() // a book has many words but few spellings
  function fold(raw) {
    let word = folded.get(raw)
    if (word === undefined) {
      word = raw.toLowerCase().normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d\u2060]/gu, "")
        .replace(/[œæßøł]/g, letter => LIGATURE[letter])
      folded.set(raw, word)
    }
    return word
  }

  /* The words of a text in order, as {word, start, end, upper, gap}: `gap` is what stands between the
     word and the next. Elided articles, English clitics and the "t" of "a-t-il" are left out. */
  function tokens(text) {
    const found = [...text.matchAll(WORD)].map(({ 0: raw, index }) =>
      ({ word: fold(raw), start: index, end: index + raw.length, upper: raw.length > 1 && raw === raw.toUpperCase() }))
    found.forEach((token, at) => token.gap = text.slice(token.end, found[at + 1]?.start))
    return found.filter(({ word, gap }, at) =>
      !(APOSTROPHE.test(gap) && ELIDED.test(word)) && !(APOSTROPHE.test(found[at - 1]?.gap) && CLITIC.test(word))
      && !(word === "t" && INVERTED.test(gap + found[at + 1]?.word)))
  }

  /* What may also be written as one word, as {word, from, to, isTied} over a list of tokens: T-B,
     tied by hyphens, and, if `isLoose`, T B. */
  function compounds(list, isLoose) {
    const found = []
    const isShort = ({ word }) => word.length < 3 || /\d/.test(word)
    const isTied = at => at + 1 < list.length && HYPHEN.test(list[at].gap)
    for (let at = 0; at + 1 < list.length; at++) {
      const isSpaced = isLoose && /^\s$/.test(list[at].gap) && (isShort(list[at]) || isShort(list[at + 1]))
      for (let [word, to] = [list[at].word, at]; to - at < TIED && isTied(to) || to === at && isSpaced; ) {
        word += list[++to].word
        found.push({ word, from: at, to, isTied: !isSpaced })
      }
    }
    return found
  }

  /* Without the endings of number, gender and tense: ruraux and rurale, ferries and ferry. */
  function stem(word) {
    if (word.length < 4 || /\d/.test(word)) return word
    if (/^[\u0621-\u064a]+$/.test(word)) // Arabic: without its article and its endings (Light10, Larkey et al.)
      return word.replace(/^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)(?=...)/, "")
        .replace(/(?<=...)(?:\u0647\u0627|\u0627[\u0646\u062a]|[\u0648\u064a]\u0646|\u064a[\u0647\u0629]|[\u0647\u0629\u064a\u0627])$/, "")
    const longer = (pattern, ending, least = 3) => {
      const shorter = word.replace(pattern, ending)
      if (shorter !== word && shorter.length >= least) word = shorter
    }
    longer(/our(?=(?:s|ed|ing|able)?$)/, "or", 4) // colour
    longer(/([iy])z(?=[aei])/, "$1s", 4) // personalize
    if (/eaux$/.test(word)) longer(/x$/, "")
    else if (/[^eu]aux$/.test(word)) longer(/aux$/, "al")
    else if (/sis$/.test(word)) longer(/is$/, "") // emphasis
    else if (!/ss$/.test(word)) longer(/s$/, "")
    longer(/eu(?:se|x)$/, "eu")
    longer(/ee$/, "e")
    longer(/e$/, "", 4)
    longer(/([iu])s$/, "$1") // viruses
    longer(/(?:y|ie?)$/, "i")
    if (/[aeiouy].*(?:ing|ed)$/.test(word)) longer(/(?:ing|ed)$/, "", 4)
    longer(/([^aeiou]e)d$/, "$1", 4) // cured
    longer(/([aeiouy][^aeiouy])ing$/, "$1e", 4) // curing
    longer(/if$/, "iv")
    longer(/iqu$/, "ic")
    longer(/ier$/, "ier")
    longer(/([bdfglmnprt])\1$/, "$1")
    return word
  }

  const SUFFIX = new RegExp("(?:" + [
    "(?:is)?ations?", "itions?", "at(?:eur|ric|oir|iv|or)", "ements?", "ments?", "[ai]isons?", "[aei]nc?t?", "[ai]bl",
    "ist", "ism", "ous", "eur", "or", "[aei]r", "iv", "air", "ic?al", "icall", "all?i", "[ae]l", "ic", "it?i?", "ion",
    "ag", "eu", "is", "a[st]", "e?ness", "ful", "eut",
  ].join("|") + ")$")

  /* What the words of one family share: resistance, resister, resistant. */
  function root(word) {
    let rest = stem(word)
    for (let times = 0; times < 3; times++) {
      const shorter = rest.replace(SUFFIX, "").replace(/([bdfglmnprt])\1$/, "$1")
      if (shorter.length < 5) break
      rest = shorter
    }
    return rest.replace(/(?<=...)eur$/, "or").replace(/ndr?$/, "ns") // moteur, motor; respond, response
      .replace(/du(?:ct?|i[rst])$/, "du").replace(/(?<=g)u$|(?<=v)r$/, "") // reduce, réduire; catalogue; survivre
  }

  /* How many letters are wrong, missing, too many or swapped between two words, or Infinity if more
     than `most` (optimal string alignment distance). */
  const rows = [0, 1, 2].map(() => new Uint8Array(64))
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most || b.length > 62) return Infinity
    let [row, last, before] = rows
    for (let j = 0; j <= b.length; j++) last[j] = j
    for (let i = 1; i <= a.length; i++) {
      let least = row[0] = i
      for (let j = 1; j <= b.length; j++) {
        let far = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) far = Math.min(far, before[j - 2] + 1)
        least = Math.min(least, row[j] = far)
      }
      if (least > most) return Infinity
      ;[row, last, before] = [before, row, last]
    }
    return last[b.length] <= most ? last[b.length] : Infinity
  }

  return { STOP, ASKING, tokens, compounds, stem, root, distance }
})()
