#include "loaders/find/grammar/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace dossier::loaders::find {

namespace {

WordClass class_of(std::string_view tag, std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, WordClass>, 12> starts{{
        {"N(", WordClass::noun},
        {"SPEC", WordClass::name},
        {"ADJ", WordClass::adjective},
        {"WW", WordClass::verb},
        {"VZ", WordClass::preposition},
        {"LID", WordClass::determiner},
        {"VNW", WordClass::pronoun},
        {"TW", WordClass::numeral},
        {"BW", WordClass::adverb},
        {"VG(neven", WordClass::coordinator},
        {"VG(onder", WordClass::subordinator},
        {"LET", WordClass::punctuation},
    }};
    if (text.size() == 1 && std::string_view{",;:.()'\""}.find(text[0]) != std::string_view::npos) {
        return WordClass::punctuation;
    }
    const auto found = std::ranges::find_if(starts, [&](const auto& s) { return tag.starts_with(s.first); });
    if (found == starts.end()) {
        return WordClass::other;
    }
    // Attributive participles stand where adjectives stand: "deelnemende staten", "bevroren tegoeden".
    if (found->second == WordClass::verb && tag.find("prenom") != std::string_view::npos) {
        return WordClass::adjective;
    }
    return found->second;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        parts.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

/// The pipeline joins the tags of a multi-word unit with `_`: `SPEC(deeleigen)_SPEC(deeleigen)`.
std::vector<std::string> split_tags(std::string_view tags) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < tags.size()) {
        const std::size_t to = std::min(tags.find(")_", from), tags.size());
        parts.emplace_back(tags.substr(from, std::min(to + 1, tags.size()) - from));
        from = to + 2;
    }
    return parts;
}

/// "ngo’s" is "ngo's": an apostrophe within a word is compared as the straight one. Alone it may be a quote.
std::string straight(std::string lower) {
    constexpr std::string_view curly = "\u2019";
    for (std::size_t at = lower.find(curly); at != std::string::npos; at = lower.find(curly, at + 1)) {
        if (at > 0) {
            lower.replace(at, curly.size(), "'");
        }
    }
    return lower;
}

/// "acht" is a number before a plural and a verb before anything else: "Het kabinet acht staatssteun onwenselijk".
void correct_tags(std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        std::size_t next = i + 1;
        while (next + 1 < words.size() && words[next].tag.starts_with("ADJ(prenom")) {
            ++next;
        }
        const bool counts = (words[next].word_class == WordClass::noun && words[next].plural()) ||
                            words[next].word_class == WordClass::numeral || words[next].tag.starts_with("SPEC(symb") ||
                            one_of(words[next].lemma, "miljoen|miljard|procent|jaar|uur|keer|maal|euro|eur|%|punt|-|/");
        if (i > 0 && words[i].is("acht") && words[i].word_class == WordClass::numeral && !counts) {
            words[i].lemma = "achten";
            words[i].tag = "WW(pv,tgw,ev)";
            words[i].word_class = WordClass::verb;
        }
    }
}

/// Neuter nouns whose clause with "dat" says what they are: "het feit dat", not "het akkoord dat".
constexpr std::string_view told_by_clause =
    "feit|besluit|idee|bericht|signaal|risico|gevaar|vertrouwen|gevoel|belang|uitgangspunt|oordeel|standpunt|bewijs|"
    "vermoeden|verzoek|gevolg|moment|inzicht|doel|argument|punt|voornemen|advies|beeld|teken|besef|geval|verwijt|"
    "misverstand|nieuws|argwaan|principe|resultaat|effect|voorbehoud|verschil|begrip|geluk|streven|probleem|nadeel|"
    "voordeel|voorstel|aandachtspunt|commentaar|verhaal|woord|jaar";

/// "het akkoord dat de Raad bereikte": behind a neuter noun that is not told by a clause "dat" stands for it.
void correct_relatives(std::vector<Word>& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Word& noun = words[i - 1];
        const bool neuter = noun.word_class == WordClass::noun && noun.tag.find(",ev,") != std::string::npos &&
                            noun.tag.find(",onz") != std::string::npos;
        // "de hulp die door X is verleend": alone behind a noun it does not point.
        if (words[i].is("die") && words[i].tag.starts_with("VNW(aanw,pron") && noun.word_class == WordClass::noun) {
            words[i].tag = "VNW(betr,pron,stan,vol,persoon,getal)";
        }
        // "met Spanje, dat daar …": behind a name and a comma "dat" is the country.
        const bool country =
            noun.is(",") && i > 1 && words[i - 2].tag.starts_with("SPEC(deeleigen") && words[i - 2].capitalised();
        const bool told = neuter && !one_of(noun.lemma, told_by_clause);
        if (words[i].is("dat") && words[i].tag.starts_with("VG(onder") && (told || country)) {
            words[i].tag = "VNW(betr,pron,stan,vol,3,ev)";
            words[i].word_class = WordClass::pronoun;
        }
    }
}

/// "een voorlopig triloogakkoord": behind an article and an adjective stands a noun, whatever it looks like. "zal een
/// punt aanvragen": behind a modal verb that has no other, a plural right behind a noun is its infinitive.
void correct_verbs(std::vector<Word>& words) {
    std::optional<std::size_t> modal;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Word& word = words[i];
        const bool described =
            i > 1 && words[i - 1].tag.starts_with("ADJ(prenom") && words[i - 2].word_class == WordClass::determiner;
        if (word.finite() && described && word.lemma == word.lower) {
            word.tag = "N(soort,ev,basis,onz,stan)";
            word.word_class = WordClass::noun;
        }
        if (word.finite()) {
            modal = one_of(word.lemma, "zullen|kunnen|moeten|willen|mogen") ? std::optional{i} : std::nullopt;
        } else if (word.infinitive() || word.participle() || one_of(word.lower, ",|;|:|.|en|of")) {
            modal.reset();
        } else if (modal && i > *modal + 2 && word.word_class == WordClass::noun && word.plural() &&
                   word.lower.ends_with("en") && words[i - 1].word_class == WordClass::noun && !words[i - 1].plural() &&
                   words[i - 2].is("een")) {
            word.lemma = word.lower;
            word.tag = "WW(inf,vrij,zonder)";
            word.word_class = WordClass::verb;
            modal.reset();
        }
    }
}

/// "het belang van verbeteren van X", "het ontmantelen van X, versterken van Y": an infinitive that a preposition leads
/// or that goes on a list of such nouns, with "van" behind it, is a noun.
void correct_infinitives(std::vector<Word>& words) {
    bool listed = false;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        Word& word = words[i];
        listed = listed || word.tag.starts_with("WW(inf,nom");
        const Word& before = words[i - 1];
        const bool led = before.tag.starts_with("VZ(init") && !before.is("te");
        const bool next_in_list = listed && (before.is(",") || before.is("en"));
        if (word.infinitive() && words[i + 1].is("van") && (led || next_in_list)) {
            word.tag = "WW(inf,nom,zonder,zonder-n)";
            listed = true;
        }
    }
}

Word make_word(std::string_view text, std::string lemma, std::string tag, std::string entity, graph::SourceSpan where) {
    Word word;
    word.text = text;
    word.lower = straight(lower_case(text));
    word.lemma = lower_case(lemma);
    word.word_class = class_of(tag, text);
    word.tag = std::move(tag);
    word.entity = std::move(entity);
    word.where = where;
    return word;
}

/// "M23" is one name where the tokenizer sees a metre and a number.
void join_letters_and_numbers(std::string_view text, std::vector<Word>& words) {
    constexpr std::size_t longest = 3;
    const auto all = [](const Word& w, char first, char last) {
        return std::ranges::all_of(w.text, [&](char c) { return c >= first && c <= last; });
    };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const Word& number = words[i + 1];
        if (words[i].text.size() <= longest && all(words[i], 'A', 'Z') && all(number, '0', '9') &&
            words[i].where.end == number.where.begin && !words[i].text.empty() && !number.text.empty()) {
            const graph::SourceSpan where{words[i].where.begin, number.where.end};
            const std::string_view name = text.substr(where.begin, where.end - where.begin);
            words[i] = make_word(name, std::string{name}, "SPEC(deeleigen)", words[i].entity, where);
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }
}

}  // namespace

bool Word::capitalised() const noexcept {
    if (text.empty()) {
        return false;
    }
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) {
        return first >= 'A' && first <= 'Z';
    }
    return lower_case(text.substr(0, 2)) != text.substr(0, 2);
}

bool Word::finite() const noexcept { return tag.starts_with("WW(pv"); }
bool Word::infinitive() const noexcept { return tag.starts_with("WW(inf,vrij"); }
bool Word::participle() const noexcept { return tag.starts_with("WW(vd,vrij"); }

bool Word::participial() const noexcept { return tag.starts_with("WW(vd,prenom"); }

bool Word::plural() const noexcept {
    return tag.find(",mv") != std::string::npos && tag.find(",mv-") == std::string::npos;
}

bool Word::nominal() const noexcept {
    return word_class == WordClass::noun || word_class == WordClass::name || tag.starts_with("WW(inf,nom");
}

std::string lower_case(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 'A' && c <= 'Z') {
            out.push_back(static_cast<char>(c + 32));
        } else if (c == 0xC3 && i + 1 < text.size()) {
            auto next = static_cast<unsigned char>(text[++i]);
            if (next >= 0x80 && next <= 0x9E && next != 0x97) {
                next = static_cast<unsigned char>(next + 0x20);
            }
            out.push_back(static_cast<char>(c));
            out.push_back(static_cast<char>(next));
        } else if ((c == 0xC4 || c == 0xC5) && i + 1 < text.size()) {
            // Latin Extended-A pairs capitals (even) with small letters (odd); the stretch U+0139 to U+0148 is shifted.
            const auto next = static_cast<unsigned char>(text[++i]);
            const unsigned code = (c & 0x1Fu) << 6 | (next & 0x3Fu);
            const bool shifted = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
            const bool capital = (code % 2 == 0) != shifted;
            const unsigned lowered = capital ? code + 1 : code;
            out.push_back(static_cast<char>(0xC0 | lowered >> 6));
            out.push_back(static_cast<char>(0x80 | (lowered & 0x3F)));
        } else {
            out.push_back(static_cast<char>(c));
        }
    }
    return out;
}

std::string slug(std::string_view text) {
    // U+00E0 to U+00FF, the small letters of Latin-1, without their marks.
    static constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo-ouuuuyty";
    const std::string lowered = lower_case(text);
    std::string out;
    for (std::size_t i = 0; i < lowered.size(); ++i) {
        const auto c = static_cast<unsigned char>(lowered[i]);
        char letter = '-';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            letter = static_cast<char>(c);
        } else if (c == 0xC3 && i + 1 < lowered.size()) {
            const auto next = static_cast<unsigned char>(lowered[++i]);
            letter = next >= 0xA0 && next <= 0xBF ? plain[next - 0xA0u] : '-';
        } else if (c == '\'') {
            continue;
        } else if (c >= 0x80) {
            while (i + 1 < lowered.size() && (static_cast<unsigned char>(lowered[i + 1]) & 0xC0) == 0x80) {
                ++i;
            }
        }
        if (letter != '-' || (!out.empty() && out.back() != '-')) {
            out.push_back(letter);
        }
    }
    while (!out.empty() && out.back() == '-') {
        out.pop_back();
    }
    return out;
}

std::vector<Word> words_of(std::string_view text, annotate::Annotation tokens) {
    std::vector<Word> words;
    std::size_t count = 0;
    for (const annotate::Token& token : tokens) {
        count += 1 + static_cast<std::size_t>(std::ranges::count(token.text, ' '));
    }
    words.reserve(count);
    for (annotate::Token& token : tokens) {
        const std::size_t begin = std::min(token.where.begin, text.size());
        const std::size_t end = std::clamp(token.where.end, begin, text.size());
        const std::string_view surface = text.substr(begin, end - begin);
        const bool joined = surface.find(' ') != std::string_view::npos;
        if (!joined) {
            words.push_back(make_word(surface, std::move(token.lemma), std::move(token.tag), std::move(token.entity),
                                      {begin, end}));
            continue;
        }
        const std::vector<std::string> parts = split(surface, ' ');
        const std::vector<std::string> lemmas =
            split(token.lemma, token.lemma.find(' ') != std::string::npos ? ' ' : '_');
        const std::vector<std::string> tags = split_tags(token.tag);
        std::size_t at = begin;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!parts[i].empty()) {
                words.push_back(make_word(parts[i], lemmas.size() == parts.size() ? lemmas[i] : parts[i],
                                          tags.empty() ? "" : tags[std::min(i, tags.size() - 1)], token.entity,
                                          {at, at + parts[i].size()}));
            }
            at += parts[i].size() + 1;
        }
    }
    join_letters_and_numbers(text, words);
    correct_tags(words);
    correct_relatives(words);
    correct_verbs(words);
    correct_infinitives(words);
    return words;
}

std::vector<Word> plain_words(std::string_view text) {
    std::vector<Word> words;
    static constexpr std::string_view marks = ",;:()";
    std::size_t i = 0;
    while (i < text.size()) {
        if (text[i] == ' ') {
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        const bool mark = marks.find(text[i]) != std::string_view::npos;
        const auto digit = [&](std::size_t k) { return k < text.size() && text[k] >= '0' && text[k] <= '9'; };
        const auto inside = [&](std::size_t k) {
            // The comma of "37,5" belongs to the number.
            return marks.find(text[k]) == std::string_view::npos || (text[k] == ',' && digit(k - 1) && digit(k + 1));
        };
        while (!mark && end < text.size() && text[end] != ' ' && inside(end)) {
            ++end;
        }
        // "2%" is two words to the language pipeline.
        if (end - i > 1 && text[end - 1] == '%') {
            --end;
        }
        const std::string_view surface = text.substr(i, end - i);
        words.push_back(make_word(surface, std::string{surface}, mark ? "LET()" : "", "O", {i, end}));
        i = end;
    }
    return words;
}

std::string printed(std::string_view text, const std::vector<Word>& words, std::size_t first, std::size_t last) {
    if (first >= last || last > words.size()) {
        return {};
    }
    const std::size_t begin = words[first].where.begin;
    return std::string{text.substr(begin, words[last - 1].where.end - begin)};
}

bool one_of(std::string_view text, std::string_view list) noexcept {
    if (text.empty()) {
        return false;
    }
    std::size_t from = 0;
    while (from < list.size()) {
        const std::size_t to = std::min(list.find('|', from), list.size());
        if (list.substr(from, to - from) == text) {
            return true;
        }
        from = to + 1;
    }
    return false;
}

}  // namespace dossier::loaders::find
