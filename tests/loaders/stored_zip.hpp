#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::tests {

/// What an archive's directory may say of an entry besides the truth.
struct ZipLie {
    std::uint32_t inflated = 0;  ///< bytes; 0 for the truth
    bool encrypted = false;
};

/// A ZIP archive whose entries are stored as they are, and whose directory tells `lie` of each.
inline std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& entries, ZipLie lie = {}) {
    const auto crc32 = [](std::string_view bytes) {
        std::uint32_t sum = ~0U;
        for (const unsigned char byte : bytes) {
            sum ^= byte;
            for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
        }
        return ~sum;
    };
    std::string all, directory;
    const auto put = [](std::string& to, std::uint32_t value, int bytes) {
        for (int byte = 0; byte < bytes; ++byte)
            to += static_cast<char>((value >> (8U * static_cast<unsigned>(byte))) & 0xFFU);
    };
    for (const auto& [name, content] : entries) {
        const auto size = static_cast<std::uint32_t>(content.size());
        const auto offset = static_cast<std::uint32_t>(all.size());
        std::string facts;
        put(facts, 20, 2);                     // version needed
        put(facts, lie.encrypted ? 1 : 0, 2);  // flags
        put(facts, 0, 2);                      // stored
        put(facts, 0, 4);                      // time
        put(facts, crc32(content), 4);
        put(facts, size, 4);
        put(facts, lie.inflated != 0 ? lie.inflated : size, 4);
        put(facts, static_cast<std::uint32_t>(name.size()), 2);
        put(facts, 0, 2);  // extra
        all += "PK\x03\x04" + facts + name + content;
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        directory += facts;
        for (int field = 0; field < 3; ++field) put(directory, 0, 2);  // comment, disk, attributes
        put(directory, 0, 4);
        put(directory, offset, 4);
        directory += name;
    }
    const auto begin = static_cast<std::uint32_t>(all.size());
    const auto count = static_cast<std::uint32_t>(entries.size());
    all += directory + "PK\x05\x06";
    put(all, 0, 4);
    put(all, count, 2);
    put(all, count, 2);
    put(all, static_cast<std::uint32_t>(directory.size()), 4);
    put(all, begin, 4);
    put(all, 0, 2);
    return all;
}

}  // namespace dossier::tests
