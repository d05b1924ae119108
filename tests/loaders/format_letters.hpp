#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "graph/error.hpp"
#include "loaders/read/letter.hpp"

/// What the tests of the formats share: the sample letters, and a letter or a refusal in a line.
namespace dossier::tests {

using graph::Error;
using graph::ErrorCode;
namespace fs = std::filesystem;
using loaders::read::Document;
using loaders::read::read_letter;

inline const fs::path letters = fs::path{DOSSIER_SOURCE_DIR} / "tests/loaders/letters";

inline std::string bytes_of(const std::string& name) {
    std::ifstream file{letters / "formats" / name, std::ios::binary};
    EXPECT_TRUE(file.is_open()) << name;
    return {std::istreambuf_iterator<char>{file}, {}};
}

inline std::string message_of(const std::string& bytes, const std::string& name) {
    try {
        (void)read_letter(bytes, name);
    } catch (const Error& error) {
        EXPECT_TRUE(error.diagnostic().code == ErrorCode::unreadable_document ||
                    error.diagnostic().code == ErrorCode::not_supported);
        return error.diagnostic().message;
    }
    return "read";
}

inline std::string sentences_of(const std::string& bytes, const std::string& name) {
    std::string all;
    for (const auto& section : read_letter(bytes, name).sections)
        for (const auto& paragraph : section.paragraphs)
            for (const auto& sentence : paragraph.sentences) all += sentence.text.text + "|";
    return all;
}

inline std::string repeat(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t time = 0; time < times; ++time) all += text;
    return all;
}

inline std::string publication(const std::string& text) {
    return "<?xml version=\"1.0\"?>\n<officiele-publicatie><kamerstuk>" + text +
           "</kamerstuk></officiele-publicatie>\n";
}

}  // namespace dossier::tests
