// The few symbols that speak all the time, by their first sixteen characters. A catalogue never takes an id
// back, so what was found once stays true.
#pragma once

#include "model/market/instrument.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace plimsoll {

class SymbolMemo {
public:
    // 16 bytes from the symbol on must be readable (a piece of a PaddedText). Invalid: not remembered.
    InstrumentId find(std::string_view symbol) const
    {
        const Key key = keyOf(symbol);
        const Entry& entry = m_entries[place(key)];
        return entry.key == key && symbol.size() <= 16 ? entry.id : InstrumentId{};
    }
    void keep(std::string_view symbol, InstrumentId id)
    {
        const Key key = keyOf(symbol);
        if (id.valid() && symbol.size() <= 16) m_entries[place(key)] = {key, id};
    }

private:
    struct Key {
        std::uint64_t first = 0, second = 0;  // characters, zeros behind them
        bool operator==(const Key&) const = default;
    };
    struct Entry {
        Key key;
        InstrumentId id;
    };
    static constexpr std::size_t kBits = 7;

    static Key keyOf(std::string_view symbol)
    {
        Key key;
        std::memcpy(&key.first, symbol.data(), 8);
        std::memcpy(&key.second, symbol.data() + 8, 8);
        const std::size_t n = symbol.size();
        if (n < 8) key.first &= (std::uint64_t{1} << (8 * n)) - 1;
        if (n < 16) key.second &= n > 8 ? (std::uint64_t{1} << (8 * (n - 8))) - 1 : 0;
        return key;
    }
    static std::size_t place(const Key& key)
    {
        return ((key.first ^ (key.second * 0x9e3779b97f4a7c15u)) * 0x9e3779b97f4a7c15u) >> (64 - kBits);
    }

    std::array<Entry, std::size_t{1} << kBits> m_entries{};
};

}  // namespace plimsoll
