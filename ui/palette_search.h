// What a typed line means among what there is: exact before prefix before the beginnings of words before a part;
// of equal ones what was chosen lately first. "BTC depth" is an asset and what to do with it. A sign in front
// keeps to one kind: `>` commands, `#` panels and workspaces, `$` assets, `!` alerts, `=` values, `?` help.
#pragma once

#include "ui/palette_entry.h"
#include "ui/symbol_search.h"

namespace plimsoll {

struct PaletteHit {
    PaletteEntry entry;
    QString asset{};  // typed beside it
    QString key() const { return asset.isEmpty() ? entry.id : entry.id + QLatin1Char('@') + asset; }
    QString title() const
    {
        return asset.isEmpty() ? entry.title : asset + QStringLiteral(" \u00b7 ") + entry.title;
    }
};

class PaletteSearch {
public:
    void setAssets(std::vector<SymbolEntry> assets) { m_assets = std::move(assets); }
    void setEntries(std::vector<PaletteEntry> entries) { m_entries = std::move(entries); }
    // What choosing an asset does.
    void setChoose(std::function<void(const QString& asset)> choose) { m_choose = std::move(choose); }

    // `recent`: keys of what was chosen, the last first.
    std::vector<PaletteHit> find(const QString& typed, const QStringList& recent, std::size_t limit) const;

private:
    PaletteHit assetHit(const SymbolEntry& asset) const;
    std::vector<PaletteHit> lately(const QStringList& recent, std::size_t limit) const;

    std::vector<SymbolEntry> m_assets;
    std::vector<PaletteEntry> m_entries;
    std::function<void(const QString&)> m_choose;
};

}  // namespace plimsoll
