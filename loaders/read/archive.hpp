#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::loaders::read {

/// The parts of a ZIP archive in memory, within bounds: 1,000 entries, 200 MB inflated, a hundredfold at most. Nothing
/// is written to disk, and an archive inside the archive is a part like any other, never opened.
class Archive {
public:
    /// `bytes`  must outlive the archive
    /// throws   Error{unreadable_document}: damaged, encrypted, or beyond the bounds
    explicit Archive(std::string_view bytes);
    ~Archive();
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    [[nodiscard]] bool has(const std::string& name) const;

    /// A part as UTF-8; nothing where there is none of that name.
    /// throws  Error{unreadable_document}: damaged, or in no character set that it declares
    [[nodiscard]] std::optional<std::string> read(const std::string& name) const;

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

}  // namespace dossier::loaders::read
