#include "ui/palette_search.h"

#include "ui/palette_list.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace plimsoll {

namespace {

enum Closeness { Exact, Prefix, Words, Inside, Far };

// Among other things, so many assets at the most: "l" is not only coins.
constexpr std::size_t kAssetsAmongOthers = 6;

struct Sign {
    QChar sign;
    std::array<std::optional<PaletteKind>, 2> kinds;
};
constexpr std::array kSigns = {
    Sign{u'>', {PaletteKind::Command, PaletteKind::Setting}},
    Sign{u'#', {PaletteKind::Panel, PaletteKind::Workspace}},
    Sign{u'$', {PaletteKind::Asset}},
    Sign{u'!', {PaletteKind::Alert}},
    Sign{u'=', {PaletteKind::Value}},
    Sign{u'?', {PaletteKind::Help}},
};

QStringList parts(const QString& line)
{
    static const QString kBreaks = QStringLiteral(" \t\u00b7,;:/()-_");
    QStringList all;
    QString part;
    for (const QChar c : line) {
        if (!kBreaks.contains(c)) {
            part += c;
        } else if (!part.isEmpty()) {
            all << part;
            part.clear();
        }
    }
    if (!part.isEmpty()) all << part;
    return all;
}

std::optional<Closeness> closeness(const QString& wanted, const PaletteEntry& entry)
{
    const auto same = [&](const QString& s) { return s.compare(wanted, Qt::CaseInsensitive) == 0; };
    if (same(entry.title) || std::any_of(entry.words.begin(), entry.words.end(), same)) return Exact;
    if (entry.title.startsWith(wanted, Qt::CaseInsensitive)) return Prefix;
    QStringList words = parts(entry.title);
    for (const QString& w : entry.words) words += parts(w);
    const QStringList asked = parts(wanted);
    const auto all = [&](auto fits) {
        return !asked.isEmpty() && std::all_of(asked.begin(), asked.end(), [&](const QString& part) {
            return std::any_of(words.begin(), words.end(), [&](const QString& w) { return fits(w, part); });
        });
    };
    if (all([](const QString& w, const QString& part) { return w.startsWith(part, Qt::CaseInsensitive); }))
        return Words;
    if (entry.title.contains(wanted, Qt::CaseInsensitive)) return Inside;
    // Of what kind it is may be said too: "basis panel".
    words += parts(paletteKindName(entry.kind));
    if (all([](const QString& w, const QString& part) { return w.contains(part, Qt::CaseInsensitive); }))
        return Far;
    return std::nullopt;
}

Closeness closeness(AssetMatch match)
{
    switch (match) {
        case AssetMatch::Exact:
        case AssetMatch::SymbolExact: return Exact;
        case AssetMatch::Prefix: return Prefix;
        case AssetMatch::SymbolPrefix: return Words;
        case AssetMatch::Inside: break;
    }
    return Inside;
}

struct Ranked {
    Closeness close;
    PaletteHit hit;
};

}  // namespace

PaletteHit PaletteSearch::assetHit(const SymbolEntry& asset) const
{
    PaletteEntry e;
    e.kind = PaletteKind::Asset;
    e.id = QStringLiteral("asset:") + asset.asset;
    e.title = asset.asset;
    e.detail = QCoreApplication::translate("palette", "Choose it (%1)").arg(asset.detail);
    e.act = [choose = m_choose, name = asset.asset](const QString&) { choose(name); };
    return {std::move(e)};
}

// Nothing typed: what was chosen lately, the most traded assets, then the panels.
std::vector<PaletteHit> PaletteSearch::lately(const QStringList& recent, std::size_t limit) const
{
    std::vector<PaletteHit> hits;
    const auto has = [&](const QString& key) {
        return std::any_of(hits.begin(), hits.end(), [&](const PaletteHit& h) { return h.key() == key; });
    };
    for (const QString& key : recent) {
        const qsizetype at = key.indexOf(QLatin1Char('@'));
        const QString id = key.left(at), asset = at < 0 ? QString() : key.mid(at + 1);
        for (const PaletteEntry& e : m_entries)
            if (e.id == id) hits.push_back({e, asset});
        for (const SymbolEntry& a : m_assets)
            if (QStringLiteral("asset:") + a.asset == id) hits.push_back(assetHit(a));
    }
    std::size_t assets = 0;
    for (const SymbolEntry& a : m_assets) {
        if (assets++ == kAssetsAmongOthers) break;
        PaletteHit hit = assetHit(a);
        if (!has(hit.key())) hits.push_back(std::move(hit));
    }
    for (const PaletteKind kind : {PaletteKind::Workspace, PaletteKind::Panel, PaletteKind::Command})
        for (const PaletteEntry& e : m_entries)
            if (e.kind == kind && !has(e.id)) hits.push_back({e});
    if (hits.size() > limit) hits.resize(limit);
    return hits;
}

std::vector<PaletteHit> PaletteSearch::find(const QString& typed, const QStringList& recent,
                                            std::size_t limit) const
{
    QString wanted = typed.trimmed();
    const Sign* only = nullptr;
    for (const Sign& s : kSigns)
        if (wanted.startsWith(s.sign)) only = &s;
    if (only) wanted = wanted.mid(1).trimmed();
    if (wanted.isEmpty() && !only) return lately(recent, limit);
    const auto asked = [&](PaletteKind kind) {
        return !only ||
               std::find(only->kinds.begin(), only->kinds.end(), std::optional(kind)) != only->kinds.end();
    };

    std::vector<Ranked> found;
    if (asked(PaletteKind::Asset)) {
        const std::size_t most = only ? limit : kAssetsAmongOthers;
        for (const FoundSymbol& f : findSymbols(wanted, m_assets, most))
            found.push_back({closeness(f.match), assetHit(*f.entry)});
    }
    for (const PaletteEntry& e : m_entries) {
        if (!asked(e.kind)) continue;
        const auto close = wanted.isEmpty() ? Prefix : closeness(wanted, e);
        if (close) found.push_back({*close, {e}});
    }
    // An asset by its whole name, first or last, and something that can be done with it.
    const QStringList words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const bool first : {true, false}) {
        if (words.size() < 2) break;
        const auto asset = findSymbols(first ? words.front() : words.back(), m_assets, 1);
        if (asset.empty() || closeness(asset.front().match) != Exact) continue;
        const QString rest = (first ? words.mid(1) : words.mid(0, words.size() - 1)).join(QLatin1Char(' '));
        const std::size_t before = found.size();
        for (const PaletteEntry& e : m_entries) {
            if (!e.takesAsset || !asked(e.kind)) continue;
            if (const auto close = closeness(rest, e)) found.push_back({*close, {e, asset.front().entry->asset}});
        }
        if (found.size() > before) break;
    }
    const auto age = [&](const PaletteHit& h) {
        const qsizetype at = recent.indexOf(h.key());
        return at < 0 ? recent.size() : at;
    };
    std::stable_sort(found.begin(), found.end(), [&](const Ranked& a, const Ranked& b) {
        return std::tuple(a.close, age(a.hit), a.hit.entry.kind) <
               std::tuple(b.close, age(b.hit), b.hit.entry.kind);
    });
    std::vector<PaletteHit> hits;
    for (Ranked& r : found) {
        if (hits.size() == limit) break;
        hits.push_back(std::move(r.hit));
    }
    return hits;
}

}  // namespace plimsoll
