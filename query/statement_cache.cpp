#include "query/statement_cache.hpp"

#include <utility>

namespace dossier::query {

const Statement& StatementCache::prepare(std::string_view text) {
    if (const auto found = by_text_.find(text); found != by_text_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
        return entries_.front().statement;
    }
    Statement statement = query::prepare(text, procedures_);
    if (text.size() > longest_text) return too_long_.emplace(std::move(statement));
    make_room(text.size());
    entries_.push_front({std::string{text}, std::move(statement)});
    by_text_.emplace(entries_.front().text, entries_.begin());
    text_ += text.size();
    return entries_.front().statement;
}

void StatementCache::clear() noexcept {
    by_text_.clear();
    entries_.clear();
    text_ = 0;
}

void StatementCache::make_room(std::size_t bytes) {
    while (entries_.size() >= most_statements || (!entries_.empty() && text_ + bytes > most_text)) {
        text_ -= entries_.back().text.size();
        by_text_.erase(entries_.back().text);
        entries_.pop_back();
    }
}

}  // namespace dossier::query
