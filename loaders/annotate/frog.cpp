#include "loaders/annotate/frog.hpp"

#include <frog/FrogAPI.h>
#include <omp.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/annotate/align.hpp"

namespace dossier::loaders::annotate {

namespace {

// Beyond these the parser's cubic table, not the letter, would set time and memory. Long texts are cut at blanks.
constexpr unsigned most_parsed_words = 150;
constexpr std::size_t longest_text = 4000;

/// Swallows what Frog logs.
class Silence final : public std::streambuf {
protected:
    int overflow(int byte) override { return traits_type::not_eof(byte); }
};

/// Keeps std::cerr silent for as long as it lives: the tokenizer announces itself there before it can be given a log.
class SilentErrors {
public:
    explicit SilentErrors(std::streambuf& silence) : before_{std::cerr.rdbuf(&silence)} {}
    ~SilentErrors() { std::cerr.rdbuf(before_); }
    SilentErrors(const SilentErrors&) = delete;
    SilentErrors& operator=(const SilentErrors&) = delete;

private:
    std::streambuf* before_;
};

[[noreturn]] void fail_missing(std::string_view what) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::missing_tool,
                        .message = fmt::format("the language pipeline Frog does not start: {}", what),
                        .where = std::nullopt,
                        .hint = "install the packages frogdata and uctodata"}};
}

TiCC::Configuration configuration() {
    TiCC::Configuration result;
    const auto file = FrogAPI::defaultConfigFile("nld");
    if (!std::filesystem::exists(file) || !result.fill(file)) fail_missing(fmt::format("no configuration at {}", file));
    result.setatt("baseDir", FrogAPI::defaultConfigDir("nld"), "global");
    return result;
}

void set_options(FrogOptions& options, int threads) {
    options.doMorph = false;
    options.doDeepMorph = false;
    options.doIOB = false;
    options.hide_timers = true;
    options.numThreads = threads;
    options.maxParserTokens = most_parsed_words;
}

/// What is loaded: the models, and the tokenizer before them.
class Models {
public:
    explicit Models(int threads) : silent_{&silence_}, log_{silent_}, configuration_{configuration()} {
        omp_set_num_threads(threads);
        set_options(options_, threads);
        const SilentErrors quiet{silence_};
        frog_ = std::make_unique<FrogAPI>(options_, configuration_, &log_, &log_);
        tokenizer_ = std::make_unique<Tokenizer::TokenizerClass>();
        tokenizer_->setErrorLog(new TiCC::LogStream{silent_});  // the tokenizer deletes its log
        if (!tokenizer_->init("tokconfig-nld")) fail_missing("the tokenizer has no rules for Dutch");
        tokenizer_->setNormalization("NFC");
        tokenizer_->setSentencePerLineInput(true);
        tokenizer_->setParagraphDetection(false);
    }

    /// The sentences that Frog sees in `text`.
    std::vector<frog_data> analyse(const std::string& text) {
        std::vector<frog_data> result;
        std::istringstream stream{text};
        for (std::size_t sentence = 1;; ++sentence) {
            auto tokens = tokenizer_->tokenizeOneSentence(stream);
            if (tokens.empty()) return result;
            result.push_back(frog_->frog_sentence(tokens, sentence));
        }
    }

private:
    Silence silence_;
    std::ostream silent_;
    TiCC::LogStream log_;
    TiCC::Configuration configuration_;
    FrogOptions options_;
    std::unique_ptr<FrogAPI> frog_;
    std::unique_ptr<Tokenizer::TokenizerClass> tokenizer_;
};

/// The named entity's class as the interface spells it: `B-LOC`.
std::string entity(std::string tag) {
    std::ranges::transform(tag, tag.begin(), [](unsigned char byte) { return static_cast<char>(std::toupper(byte)); });
    return tag.empty() ? "O" : tag;
}

/// Adds one of Frog's sentences behind the tokens that are there already.
void append(const frog_data& analysed, std::string_view text, std::size_t& from, Annotation& tokens) {
    const auto first = tokens.size();
    for (const auto& unit : analysed.units) {
        const auto where = align(text, from, unit.word);
        from = where.end;
        tokens.push_back({std::string{text.substr(where.begin, where.end - where.begin)},
                          where,
                          unit.lemmas.empty() ? unit.word : unit.lemmas.front(),
                          unit.tag,
                          entity(unit.ner_tag),
                          -1,
                          {}});
    }
    // Heads are given between multi-word units, counted from 1; each unit is spoken for by its first word.
    std::vector<std::size_t> first_words;
    for (const auto& unit : analysed.mw_units)
        first_words.push_back(unit.parts.empty() ? 0 : first + *unit.parts.begin());
    for (std::size_t at = 0; at < analysed.mw_units.size(); ++at) {
        const auto& unit = analysed.mw_units[at];
        for (const auto part : unit.parts) {
            if (first + part >= tokens.size()) continue;
            auto& token = tokens[first + part];
            const bool leads = first + part == first_words[at];
            const auto head = static_cast<std::size_t>(std::max(unit.parse_index, 0));
            token.role = leads ? unit.parse_role : "mwp";
            if (!leads)
                token.head = static_cast<int>(first_words[at]);
            else if (head > 0 && head <= first_words.size())
                token.head = static_cast<int>(first_words[head - 1]);
        }
    }
}

/// Cuts `text` at blanks into ranges that Frog can take.
std::vector<graph::SourceSpan> portions(std::string_view text) {
    std::vector<graph::SourceSpan> result;
    for (std::size_t begin = 0; begin < text.size();) {
        auto end = std::min(begin + longest_text, text.size());
        if (end < text.size()) {
            const auto blank = text.rfind(' ', end);
            if (blank != std::string_view::npos && blank > begin) end = blank;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        }
        result.push_back({begin, end});
        begin = end;
    }
    return result;
}

class Frog final : public Annotator {
public:
    explicit Frog(FrogSettings settings) : settings_{settings} {}

    void prepare() override {
        if (!models_) load();
    }

    Annotation annotate(std::string_view sentence) override {
        prepare();
        Annotation tokens;
        for (const auto portion : portions(sentence)) {
            std::string text{sentence.substr(portion.begin, portion.end - portion.begin)};
            std::ranges::replace_if(
                text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; }, ' ');
            auto from = portion.begin;
            for (const auto& analysed : analyse(text)) append(analysed, sentence, from, tokens);
        }
        return tokens;
    }

private:
    void load() {
        try {
            models_ = std::make_unique<Models>(settings_.threads);
        } catch (const graph::Error&) {
            throw;
        } catch (const std::exception& error) {
            fail_missing(error.what());
        }
    }

    std::vector<frog_data> analyse(const std::string& text) {
        try {
            return models_->analyse(text);
        } catch (const std::exception& error) {
            throw graph::Error{{.type = graph::ErrorType::file_error,
                                .code = graph::ErrorCode::unreadable_document,
                                .message = fmt::format("the language pipeline failed on a sentence: {}", error.what()),
                                .where = std::nullopt,
                                .hint = "the sentence begins: " + text.substr(0, 80)}};
        }
    }

    FrogSettings settings_;
    std::unique_ptr<Models> models_;
};

}  // namespace

std::unique_ptr<Annotator> make_frog(FrogSettings settings) { return std::make_unique<Frog>(settings); }

bool has_frog() noexcept { return true; }

}  // namespace dossier::loaders::annotate
