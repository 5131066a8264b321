// Why values of one object are null, as its key "reason" says it: "now, ratio: Stale; normal: TooShort".
#pragma once

#include "app/json_writer.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plimsoll {

class ExportLacks {
public:
    // `key`: of the value that is null, within the object that gets the reason.
    void add(std::string_view key, std::string_view why)
    {
        for (auto& [known, keys] : m_groups) {
            if (known != why) continue;
            keys += ", ";
            keys += key;
            return;
        }
        m_groups.emplace_back(why, key);
    }
    // The same for a value that may be there.
    template <typename T>
    void ask(std::string_view key, const std::optional<T>& value, std::string_view why)
    {
        if (!value) add(key, why);
    }
    bool empty() const { return m_groups.empty(); }
    std::string text() const
    {
        std::string all;
        for (const auto& [why, keys] : m_groups) {
            if (!all.empty()) all += "; ";
            all += keys;
            all += ": ";
            all += why;
        }
        return all;
    }
    // Nothing where nothing is missing. `first`: what else is to be said.
    void write(JsonWriter& w, std::string_view first = {}) const
    {
        std::string all(first);
        if (!all.empty() && !empty()) all += "; ";
        all += text();
        if (!all.empty()) w.key("reason").text(all);
    }

private:
    std::vector<std::pair<std::string, std::string>> m_groups;  // why, keys
};

}  // namespace plimsoll
