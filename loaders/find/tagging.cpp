#include "loaders/find/tagging.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace dossier::loaders::find {

namespace {

/// How far "het" may stand from its infinitive: "het zo snel mogelijk hervatten van".
constexpr std::size_t reach = 5;

class Mender {
public:
    explicit Mender(std::vector<Word>& words) : words_{words} {}

    void run() {
        for (at_ = 0; at_ < words_.size(); ++at_) {
            names();
            described();
            small_words();
            odd_participles();
            leading_words();
            possessed();
            attributive();
            nominal_infinitive();
            plural_verb();
            weak_verb();
            first_person();
            weak_past();
            strong_past();
            governed_infinitive();
            plural_of_being();
        }
    }

private:
    [[nodiscard]] Word& now() { return words_[at_]; }
    [[nodiscard]] const Word* before(std::size_t steps = 1) const {
        return at_ < steps ? nullptr : &words_[at_ - steps];
    }
    [[nodiscard]] const Word* after() const { return at_ + 1 < words_.size() ? &words_[at_ + 1] : nullptr; }

    void retag(std::string_view tag, WordClass word_class) {
        now().tag = tag;
        now().word_class = word_class;
    }

    /// "Bikker/Omtzigt": a capital within the sentence is no verb; nor is a compound with a hyphen.
    void names() {
        if (!now().tag.starts_with("WW")) {
            return;
        }
        const bool inside = before() && !one_of(before()->lower, ":|«|\"|“|‘|'|.|-|–|•");
        if (inside && now().capitalised()) {
            retag("SPEC(deeleigen)", WordClass::name);
        } else if (now().lower.find('-') != std::string::npos && !now().tag.starts_with("WW(vd") &&
                   !now().tag.starts_with("WW(od")) {
            retag("N(soort,mv,basis)", WordClass::noun);
        }
    }

    /// "een voorlopig triloogakkoord bereikt": behind an adjective that describes stands a noun.
    void described() {
        const bool verb = now().tag.starts_with("WW(vd,vrij") || now().finite();
        if (verb && now().lemma == now().lower && before() && before()->tag.starts_with("ADJ(") && before(2) &&
            before(2)->word_class == WordClass::determiner) {
            retag("N(soort,ev,basis)", WordClass::noun);
        }
    }

    /// "acht een akkoord mogelijk", "conform de motie".
    void small_words() {
        if (now().is("acht") && now().tag.starts_with("TW") && after() &&
            (after()->word_class == WordClass::determiner || one_of(after()->lower, "dit|dat|deze|het"))) {
            now().lemma = "achten";
            retag("WW(pv,tgw,ev)", WordClass::verb);
        } else if (now().is("hecht") && now().tag.starts_with("ADJ") && before() && before()->nominal() && after() &&
                   (after()->is("aan") || after()->nominal() || after()->word_class == WordClass::adverb ||
                    after()->word_class == WordClass::adjective) &&
                   finite_less()) {
            now().lemma = "hechten";
            retag("WW(pv,tgw,ev)", WordClass::verb);
        } else if (now().tag.starts_with("VZ(fin") && after() && after()->tag.starts_with("WW(vd,vrij") &&
                   at_ + 2 < words_.size() && words_[at_ + 2].tag.starts_with("N(soort")) {
            // "pleitte voor hernieuwd contact": the particle of a verb has no noun behind it.
            retag("VZ(init)", WordClass::preposition);
            words_[at_ + 1].tag = "WW(vd,prenom,zonder)";
            words_[at_ + 1].word_class = WordClass::adjective;
        } else if (now().is("maar") && now().tag.starts_with("BW") && before() && before()->is(",")) {
            retag("VG(neven)", WordClass::coordinator);
        } else if (now().is("namen") && now().tag.starts_with("N(") && finite_less()) {
            now().lemma = "nemen";
            retag("WW(pv,verl,mv)", WordClass::verb);
        } else if (now().is("bespraken") && now().tag.starts_with("N(")) {
            now().lemma = "bespreken";
            retag("WW(pv,verl,mv)", WordClass::verb);
        } else if (now().is("dat") && now().tag.starts_with("VNW(aanw") && before() && says_that()) {
            retag("VG(onder)", WordClass::other);
        } else if (now().is("conform") && after() && !after()->is(".")) {
            retag("VZ(init)", WordClass::preposition);
        } else if (now().is("aan") && now().tag.starts_with("VZ(fin") && after() &&
                   after()->word_class == WordClass::determiner && works()) {
            retag("VZ(init)", WordClass::preposition);  // "werkt daartoe aan een voorstel"
        } else if (now().is("politiek") && now().tag.starts_with("N(") && after() &&
                   after()->tag.starts_with("N(soort") && before() && before()->word_class == WordClass::determiner) {
            retag("ADJ(prenom,basis,zonder)", WordClass::adjective);  // "een politiek akkoord"
        }
    }

    [[nodiscard]] bool works() const {
        return std::any_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(at_),
                           [](const Word& w) { return w.finite() && w.lemma == "werken"; });
    }

    /// "Door X is toegezegd dat", "wordt u bericht", "Overeengekomen is dat": participles that look like something
    /// else. Before a noun they stay what they are, unless a form of "zijn" or "worden" leads them.
    void odd_participles() {
        struct Odd {
            std::string_view form, infinitive;
        };
        static constexpr std::array odd{Odd{"bericht", "berichten"}, Odd{"toegezegd", "toezeggen"},
                                        Odd{"overeengekomen", "overeenkomen"}, Odd{"afgesproken", "afspreken"}};
        const auto* const form = std::ranges::find(odd, std::string_view{now().lower}, &Odd::form);
        if (form == odd.end() || now().tag.starts_with("WW(vd,vrij") || now().finite()) {
            return;
        }
        const auto helps = [](const Word& w) { return one_of(w.lemma, "zijn|worden|hebben"); };
        const bool led = before() && helps(*before());
        const bool owned =
            before() &&
            (before()->word_class == WordClass::determiner || before()->tag.starts_with("VNW(bez") ||
             before()->word_class == WordClass::adjective || before()->word_class == WordClass::preposition);
        const bool leads = after() && (after()->nominal() || after()->word_class == WordClass::adjective);
        if (led || (!owned && !leads && std::ranges::any_of(words_, helps))) {
            now().lemma = form->infinitive;
            retag("WW(vd,vrij,zonder)", WordClass::verb);
        }
    }

    /// "belangrijk dat klimaatadaptatie wordt versterkt": what points at nothing before a noun, or at no noun of that
    /// gender or number, opens a clause.
    [[nodiscard]] bool says_that() const {
        const bool pronoun = words_[at_].tag.starts_with("VNW(aanw,pron");
        return after() && after()->nominal() &&
               (pronoun || after()->tag.find("zijd") != std::string::npos || after()->plural() ||
                after()->capitalised());
    }

    /// "spraken hun zorgen uit": what is somebody's is a noun.
    void possessed() {
        const bool verb = now().infinitive() || (now().finite() && now().tag.find(",mv") != std::string::npos);
        if (verb && now().word_class == WordClass::verb && before() && before()->tag.starts_with("VNW(bez") &&
            before()->tag.find("prenom") != std::string::npos && now().lower.ends_with("en")) {
            now().lemma = now().lower;
            retag("N(soort,mv,basis)", WordClass::noun);
        }
    }

    /// "Gezien de situatie", "Gelet op X", "Wat betreft X", "Wat X betreft,": what leads a sentence in is none of its
    /// verbs.
    void leading_words() {
        constexpr std::size_t longest = 10;
        const bool leads = !before() || (at_ == 1 && one_of(before()->lower, "mede|voor"));
        if (!leads || !after()) {
            return;
        }
        const bool noun = after()->word_class == WordClass::determiner || after()->nominal() ||
                          after()->word_class == WordClass::adjective || after()->word_class == WordClass::pronoun;
        if (one_of(now().lower, "gezien|gegeven") && noun && !after()->finite()) {
            retag("VZ(init)", WordClass::preposition);
        } else if (now().is("gelet") && after()->is("op")) {
            retag("BW()", WordClass::adverb);
        } else if (now().is("wat") && after()->is("betreft")) {
            retag("BW()", WordClass::adverb);
            words_[at_ + 1].tag = "VZ(init)";
            words_[at_ + 1].word_class = WordClass::preposition;
        } else if (now().is("wat")) {
            for (std::size_t i = at_ + 2; i + 1 < std::min(words_.size(), at_ + longest); ++i) {
                if (words_[i].is("betreft") && words_[i + 1].is(",")) {
                    retag("VZ(init)", WordClass::preposition);
                    words_[i].tag = "BW()";
                    words_[i].word_class = WordClass::adverb;
                }
            }
        }
    }

    /// "de aangenomen motie": a participle between an article and a noun. "van online platforms": an adjective between
    /// a preposition and a noun.
    void attributive() {
        if (now().tag.starts_with("ADJ(vrij") && before() && before()->tag.starts_with("VZ(init") && after() &&
            after()->tag.starts_with("N(soort")) {
            retag("ADJ(prenom,basis,zonder)", WordClass::adjective);
        }
        if (!now().participle() || now().word_class != WordClass::verb || !before() || !after()) {
            return;
        }
        const bool led = before()->word_class == WordClass::determiner || before()->tag.starts_with("VNW(bez") ||
                         before()->tag.starts_with("VNW(aanw,det");
        const bool leads = after()->word_class == WordClass::noun || (after()->word_class == WordClass::adjective &&
                                                                      after()->tag.find("prenom") != std::string::npos);
        if (led && leads) {
            retag("WW(vd,prenom,zonder)", WordClass::adjective);
        }
    }

    /// "het mogelijk maken van": an infinitive that "het" makes a noun.
    void nominal_infinitive() {
        if (!now().infinitive() || !after() || !after()->is("van")) {
            return;
        }
        if (before() && one_of(before()->lower, "op|na|door")) {
            now().tag = "WW(inf,nom,zonder,zonder-n)";  // "op aandringen van"
            return;
        }
        for (std::size_t steps = 1; steps <= reach && before(steps); ++steps) {
            const Word& word = *before(steps);
            if (word.is("het")) {
                now().tag = "WW(inf,nom,zonder,zonder-n)";
                return;
            }
            if (word.word_class != WordClass::adverb && word.word_class != WordClass::adjective) {
                return;
            }
        }
    }

    /// "we zetten in op", "bondgenoten versterken hun steun": a plural verb looks like its infinitive.
    void plural_verb() {
        if (!now().infinitive() || !before() || before()->is("te")) {
            return;
        }
        const bool pronoun = one_of(before()->lower, "wij|we|zij|ze");
        const bool inverted = before(2) && (before(2)->finite() || before(2)->infinitive());
        const bool noun = at_ == 1 && before()->word_class == WordClass::noun && before()->plural();
        if ((pronoun && !inverted) || (noun && finite_less())) {
            retag("WW(pv,tgw,mv)", WordClass::verb);
        }
    }

    /// "ik verwacht": of a verb with an unstressed prefix the participle looks like the present tense.
    void weak_verb() {
        if (!now().participle() || !now().lower.ends_with('t') || !before() || !after() || !finite_less()) {
            return;
        }
        const bool pronoun = one_of(before()->lower, "ik|hij|u") || one_of(after()->lower, "ik|hij");
        const bool noun = at_ <= 2 && before()->nominal() && !before()->plural();
        if (pronoun || noun) {
            retag("WW(pv,tgw,met-t)", WordClass::verb);
        }
    }

    /// "Ik onderzoek of", "daarom hoop ik", "over X bericht ik u": a noun beside "ik" is the stem of a verb.
    void first_person() {
        const bool singular = now().tag.starts_with("N(soort,ev") && now().lower.size() > 2;
        const bool behind = at_ == 1 && before()->is("ik");
        const bool ahead = after() && after()->is("ik") && (finite_less() || (before() && before()->is(",")));
        if (singular && (behind || ahead)) {
            now().lemma = infinitive_of_stem(now().lower);
            retag("WW(pv,tgw,ev)", WordClass::verb);
        }
    }

    /// "hoop" → hopen, "stop" → stoppen, "onderzoek" → onderzoeken.
    [[nodiscard]] static std::string infinitive_of_stem(std::string stem) {
        const auto vowel = [&](std::size_t from_end) {
            return stem.size() >= from_end && one_of(stem.substr(stem.size() - from_end, 1), "a|e|i|o|u");
        };
        if (vowel(1) || !vowel(2)) {
            return stem + "en";
        }
        if (vowel(3)) {
            if (stem[stem.size() - 2] == stem[stem.size() - 3]) {
                stem.erase(stem.size() - 2, 1);
            }
        } else {
            stem += stem.back();
        }
        return stem + "en";
    }

    /// "De Raad bereikte overeenstemming": the past of a weak verb looks like its participle before a noun.
    void weak_past() {
        const bool participle = now().tag.starts_with("WW(vd,prenom");
        const bool ending = now().lower.ends_with("te") || now().lower.ends_with("de");
        if (participle && ending && at_ > 0 && before()->nominal() && after() && finite_less_here()) {
            now().lemma = now().lower;
            retag("WW(pv,verl,ev)", WordClass::verb);
        }
    }

    /// "De leiders onderschreven de verklaring": so does the past of a strong verb with a prefix.
    void strong_past() {
        const bool participle = now().tag.starts_with("WW(vd") && now().lower.ends_with("en");
        if (participle && before() && before()->nominal() && before()->plural() && after() &&
            after()->word_class == WordClass::determiner && finite_less_here()) {
            retag("WW(pv,verl,mv)", WordClass::verb);
        }
    }

    /// "zal u nader berichten", "zal Nederland bijdragen aan X": behind a "zal" that governs no other verb a bare
    /// plural is one.
    void governed_infinitive() {
        const bool noun = now().tag.starts_with("N(soort,mv") && now().lower.ends_with("en");
        const bool led = !before() || before()->word_class == WordClass::preposition ||
                         before()->word_class == WordClass::determiner || before()->word_class == WordClass::numeral ||
                         before()->word_class == WordClass::punctuation ||
                         before()->word_class == WordClass::coordinator || before()->lemma == "zullen" ||
                         before()->tag.find("prenom") != std::string::npos;
        if (!noun || led) {
            return;
        }
        std::size_t k = at_;
        while (k-- > 0 && !words_[k].finite()) {
            if (words_[k].infinitive() || words_[k].participle() || one_of(words_[k].lower, ",|;|:|die|dat")) {
                return;
            }
        }
        if (k >= at_ || words_[k].lemma != "zullen") {
            return;
        }
        for (std::size_t ahead = at_ + 1; ahead < words_.size() && !one_of(words_[ahead].lower, ",|;|.|:|die|dat|en");
             ++ahead) {
            if (words_[ahead].word_class == WordClass::verb) {
                return;
            }
        }
        now().lemma = now().lower;
        retag("WW(inf,vrij,zonder)", WordClass::verb);
    }

    /// "Daarover zijn afspraken gemaakt": the plural looks like the infinitive.
    void plural_of_being() {
        const bool helps = std::ranges::any_of(words_, [](const Word& w) { return w.participle(); });
        if (now().is("zijn") && now().infinitive() && before() && !before()->is("te") && finite_less() && helps) {
            retag("WW(pv,tgw,mv)", WordClass::verb);
        }
    }

    /// Has the part of the sentence between commas no finite verb?
    [[nodiscard]] bool finite_less_here() const {
        const auto ends = [&](std::size_t i) { return one_of(words_[i].lower, ",|;|:"); };
        std::size_t first = at_;
        while (first > 0 && !ends(first - 1) && !words_[first - 1].finite()) {
            --first;
        }
        std::size_t last = at_ + 1;
        while (last < words_.size() && !ends(last) && !words_[last].finite()) {
            ++last;
        }
        return (first == 0 || ends(first - 1)) && (last == words_.size() || ends(last));
    }

    [[nodiscard]] bool finite_less() const {
        return std::ranges::none_of(words_, [](const Word& w) { return w.finite(); });
    }

    std::vector<Word>& words_;
    std::size_t at_ = 0;
};

}  // namespace

void mend_tags(std::vector<Word>& words) { Mender{words}.run(); }

}  // namespace dossier::loaders::find
