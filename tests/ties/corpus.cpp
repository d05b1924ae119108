#include "tests/ties/corpus.hpp"

#include <sstream>
#include <stdexcept>

namespace dossier::ties {

namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string{}
                                           : std::string{text.substr(first, text.find_last_not_of(' ') - first + 1)};
}

/// Parts of which any may be empty.
std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (bool more = true; more;) {
        const std::size_t end = text.find(separator);
        more = end != std::string_view::npos;
        parts.push_back(trimmed(text.substr(0, end)));
        text.remove_prefix(more ? end + 1 : text.size());
    }
    return parts;
}

void add_line(std::string_view line, Example& to) {
    const bool commitment = line.starts_with('!');
    std::vector<std::string> parts = parts_of(line.substr(commitment ? 1 : 0), '|');
    if (parts.size() != 3 && parts.size() != 4) {
        throw std::runtime_error{"not of the corpus's format: " + std::string{line}};
    }
    if (commitment) {
        std::vector<std::string> makers = parts_of(parts[2], ';');
        std::erase(makers, "");
        to.promised.push_back({parts[0], parts[1], std::move(makers)});
    } else {
        to.said.push_back({parts[0], parts[1], parts[2]});
    }
}

}  // namespace

std::vector<Passage> read_corpus(std::string_view text) {
    std::vector<Passage> passages(1);
    std::istringstream in{std::string{text}};
    bool heading = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("> ")) {
            heading = false;
            passages.back().push_back({line.substr(2), {}, {}});
        } else if (line.starts_with('#')) {
            heading = true;
        } else if (trimmed(line).empty()) {
            passages.emplace_back();
        } else if (!heading && !line.starts_with('~')) {
            if (passages.back().empty()) {
                throw std::runtime_error{"before any sentence: " + line};
            }
            add_line(line, passages.back().back());
        }
    }
    std::erase_if(passages, [](const Passage& passage) { return passage.empty(); });
    return passages;
}

std::string as_letter(const std::vector<Passage>& passages) {
    std::string letter =
        "21501-02\n\nRaad Algemene Zaken en Raad Buitenlandse Zaken\n\nBrief van de minister van Buitenlandse Zaken\n\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 25 maart 2024\n\n";
    for (const Passage& passage : passages) {
        for (const Example& example : passage) {
            letter += example.text + ' ';
        }
        letter.back() = '\n';
        letter += '\n';
    }
    return letter + "De minister van Buitenlandse Zaken\n";
}

}  // namespace dossier::ties
