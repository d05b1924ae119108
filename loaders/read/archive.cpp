#include "loaders/read/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "loaders/read/character_sets.hpp"
#include "loaders/read/problem.hpp"

namespace dossier::loaders::read {

namespace {

constexpr zip_int64_t most_entries = 1000;
constexpr std::uint64_t most_inflated = 200U << 20U;
constexpr std::uint64_t most_ratio = 100;
constexpr std::uint64_t small = 64U << 10U;  ///< bytes; a page of blanks may shrink to less than a hundredth

graph::Error damaged(std::string_view what) {
    return unreadable(fmt::format("its archive is damaged: {}", what), "save or download the document again");
}

}  // namespace

struct Archive::Handle {
    explicit Handle(std::string_view bytes) {
        zip_error_t error;
        zip_error_init(&error);
        auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
        if (zip == nullptr) {
            if (source != nullptr) zip_source_free(source);
            const std::string message = zip_error_strerror(&error);
            zip_error_fini(&error);
            throw damaged(message);
        }
        zip_error_fini(&error);
    }
    ~Handle() { zip_discard(zip); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    zip_t* zip = nullptr;
};

Archive::Archive(std::string_view bytes) : handle_{std::make_unique<Handle>(bytes)} {
    const auto entries = zip_get_num_entries(handle_->zip, 0);
    if (entries > most_entries) throw unreadable(fmt::format("its archive has more than {} entries", most_entries));
    std::uint64_t inflated = 0;
    for (zip_int64_t entry = 0; entry < entries; ++entry) {
        zip_stat_t facts;
        if (zip_stat_index(handle_->zip, static_cast<zip_uint64_t>(entry), 0, &facts) != 0)
            throw damaged(zip_strerror(handle_->zip));
        if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE)
            throw unreadable("it is encrypted", "save it without a password");
        if (facts.size > most_inflated || (inflated += facts.size) > most_inflated)
            throw unreadable(fmt::format("it holds more than {} MB", most_inflated >> 20U));
        if (facts.size > small && facts.size / most_ratio > facts.comp_size)
            throw unreadable(fmt::format("`{}` in it inflates to more than {} times its size", facts.name, most_ratio));
    }
}

Archive::~Archive() = default;

bool Archive::has(const std::string& name) const { return zip_name_locate(handle_->zip, name.c_str(), 0) >= 0; }

std::optional<std::string> Archive::read(const std::string& name) const {
    const auto index = zip_name_locate(handle_->zip, name.c_str(), 0);
    if (index < 0) return std::nullopt;
    const auto entry = static_cast<zip_uint64_t>(index);
    zip_stat_t facts;
    if (zip_stat_index(handle_->zip, entry, 0, &facts) != 0) throw damaged(zip_strerror(handle_->zip));
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file{zip_fopen_index(handle_->zip, entry, 0), &zip_fclose};
    if (!file) throw damaged(fmt::format("`{}`: {}", name, zip_strerror(handle_->zip)));
    // One byte more than is said, so that an entry which lies about its size is found out.
    std::string bytes(facts.size + 1, '\0');
    std::uint64_t done = 0;
    while (done < bytes.size()) {
        const auto read = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
        if (read < 0) throw damaged(fmt::format("`{}`: {}", name, zip_file_strerror(file.get())));
        if (read == 0) break;
        done += static_cast<std::uint64_t>(read);
    }
    if (done != facts.size) throw damaged(fmt::format("`{}` is not as long as it says", name));
    bytes.resize(done);
    if (const auto character_set = declared_character_set(bytes)) bytes = to_utf8(bytes, *character_set);
    check_utf8(bytes);
    return bytes;
}

}  // namespace dossier::loaders::read
