#include "loaders/find/topics/spread_topics.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loaders/find/topics/general_words.hpp"

namespace dossier::loaders::find {

namespace {

class Spreader {
public:
    explicit Spreader(Letter& letter) : letter_{letter} {}

    void run() {
        for (std::size_t e = 0; e < letter_.entities().size(); ++e) {
            if (letter_.is(e, EntityClass::topic)) {
                collect(e);
            }
        }
        for (auto& [first, list] : names_) {
            std::ranges::stable_sort(list,
                                     [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
        }
        for (SentenceWork& sentence : letter_.sentences()) {
            for (const Hit& hit : sentence.hits) {
                learn(sentence, hit);
            }
            for (std::size_t i = 0; i < sentence.words.size(); ++i) {
                if (!by_name(sentence, i) && !by_lemma(sentence, i) && !by_head(sentence, i)) {
                    in_compound(sentence, i);
                }
            }
        }
    }

private:
    /// From this length on a noun is a subject of its own wherever the letter says it.
    static constexpr std::size_t long_enough = 7;

    struct Name {
        std::vector<std::string> words;
        std::size_t topic = 0;
    };

    void collect(std::size_t topic) {
        const Entity& entity = letter_.entity(topic);
        if (letter_.gazetteer().find(entity.id)) {
            return;
        }
        // "de veiligheidsinzet" is "de veiligheidsinzet in Irak": a long noun alone is enough to know it by.
        constexpr std::size_t long_alias = 14;
        add_name(entity.name, topic);
        for (const std::string& alias : entity.aliases) {
            if (alias.size() >= long_alias) {
                add_name(alias, topic);
            }
        }
    }

    void add_name(std::string_view text, std::size_t topic) {
        Name name{{}, topic};
        for (const Word& word : plain_words(text)) {
            name.words.push_back(word.lower);
        }
        if (!name.words.empty()) {
            std::vector<Name>& list = names_[name.words[0]];
            list.push_back(std::move(name));
        }
    }

    /// What a hit shows of its topic: the lemma of a lone noun, the first noun of a longer phrase.
    void learn(const SentenceWork& sentence, const Hit& hit) {
        if (!letter_.is(hit.entity, EntityClass::topic) || hit.how == "nominal") {
            return;
        }
        std::size_t noun = hit.first;
        while (noun + 1 < hit.last && sentence.words[noun].word_class == WordClass::adjective) {
            ++noun;
        }
        const Word& word = sentence.words[noun];
        if (!word.tag.starts_with("N(soort")) {
            return;
        }
        // "veiligheid" for "veiligheid van het bondgenootschap" tells nothing of "veiligheidssamenwerking".
        const bool one_noun = letter_.entity(hit.entity).name.find(' ') == std::string::npos;
        if (hit.last == hit.first + 1 && one_noun && word.lemma.size() >= long_enough) {
            lemmas_.try_emplace(word.lemma, hit.entity);
        }
        heads_[word.lemma].insert(hit.entity);
    }

    [[nodiscard]] static bool inside_hit(const SentenceWork& sentence, std::size_t first, std::size_t last) {
        return std::ranges::any_of(sentence.hits, [&](const Hit& h) { return h.first <= first && last <= h.last; });
    }

    bool by_name(SentenceWork& sentence, std::size_t i) {
        const auto beginning = names_.find(sentence.words[i].lower);
        if (beginning == names_.end()) {
            return false;
        }
        for (const Name& name : beginning->second) {
            const std::size_t last = i + name.words.size();
            const bool fits = last <= sentence.words.size() &&
                              std::ranges::equal(name.words, std::span{sentence.words}.subspan(i, name.words.size()),
                                                 {}, {}, &Word::lower);
            if (fits && !inside_hit(sentence, i, last)) {
                letter_.hit(sentence, i, last, name.topic, "name");
                return true;
            }
        }
        return false;
    }

    bool by_lemma(SentenceWork& sentence, std::size_t i) {
        const auto found = lemmas_.find(sentence.words[i].lemma);
        if (found == lemmas_.end() || !sentence.words[i].tag.starts_with("N(soort") || inside_hit(sentence, i, i + 1)) {
            return false;
        }
        letter_.hit(sentence, i, i + 1, found->second, "alias");
        return true;
    }

    /// "het conflict": the one topic that begins with the noun, and nothing says of which other conflict it is.
    bool by_head(SentenceWork& sentence, std::size_t i) {
        const Word& noun = sentence.words[i];
        if (i == 0 || !noun.tag.starts_with("N(soort") || inside_hit(sentence, i, i + 1)) {
            return false;
        }
        const bool near = one_of(sentence.word(i - 1), "deze|dit|die|dat");
        const bool definite = one_of(sentence.word(i - 1), "de|het") && noun.lemma.size() >= long_enough &&
                              !said_in_every_letter(noun.lemma) &&
                              !one_of(sentence.word(i + 1), "van|in|tegen|aan|met|over|op|tussen|voor");
        const auto found = heads_.find(noun.lemma);
        if ((!near && !definite) || found == heads_.end() || found->second.size() != 1) {
            return false;
        }
        letter_.hit(sentence, near ? i - 1 : i, i + 1, *found->second.begin(), "nominal");
        return true;
    }

    /// "leveringszekerheidssituatie" is about "leveringszekerheid", and "nulvangstadviezen" are "vangstadviezen".
    void in_compound(SentenceWork& sentence, std::size_t i) {
        const Word& noun = sentence.words[i];
        constexpr std::size_t shortest_part = 4;
        if (!noun.tag.starts_with("N(soort") || noun.lemma.size() < long_enough + shortest_part ||
            inside_hit(sentence, i, i + 1)) {
            return;
        }
        for (std::size_t cut = 3; cut + long_enough <= noun.lemma.size(); ++cut) {
            const auto last_part = lemmas_.find(std::string_view{noun.lemma}.substr(cut));
            if (last_part != lemmas_.end()) {
                letter_.hit(sentence, i, i + 1, last_part->second, "alias");
                return;
            }
        }
        for (std::size_t cut = noun.lemma.size() - shortest_part; cut >= long_enough; --cut) {
            std::string_view rest = std::string_view{noun.lemma}.substr(cut);
            const auto first_part = lemmas_.find(std::string_view{noun.lemma}.substr(0, cut));
            rest.remove_prefix(rest.starts_with("s") && !said_in_every_letter(rest) ? 1 : 0);
            if (first_part != lemmas_.end() && said_in_every_letter(rest)) {
                letter_.hit(sentence, i, i + 1, first_part->second, "alias");
                return;
            }
        }
    }

    Letter& letter_;
    std::map<std::string, std::vector<Name>, std::less<>> names_;  ///< by first word, the longest first
    std::map<std::string, std::size_t, std::less<>> lemmas_;       ///< of topics that are one noun
    std::map<std::string, std::set<std::size_t>, std::less<>> heads_;
};

}  // namespace

void spread_topics(Letter& letter) { Spreader{letter}.run(); }

}  // namespace dossier::loaders::find
