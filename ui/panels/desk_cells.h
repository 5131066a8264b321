// What the tables of the desk are made of: cells of figures with their reasons, and the rows of each table.
#pragma once

#include "model/desk/desk_quote.h"
#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/position_rows.h"
#include "widgets/format.h"

#include <QCoreApplication>

#include <utility>
#include <vector>

namespace plimsoll::desk_cells {

inline QString tr(const char* text, int n = -1)
{
    return QCoreApplication::translate("PositionsPanel", text, nullptr, n);
}

inline QString percent(double fraction, int decimals)
{
    return QString::fromStdString(percentWords(fraction, decimals));
}

inline QString priceText(double price)
{
    return QString::fromStdString(priceWords(price));
}

inline QString plain(double v, int decimals)
{
    return format::plain(v, decimals);
}

// A cell of a figure: its text, or a dash with the reason.
template <typename F>
inline TextCell cellOf(const Figure& f, F&& words, const QString& tip = {})
{
    TextCell c;
    if (!f) {
        c.text = format::kNone;
        c.tip = modelWords(f.why);
        c.tone = CellTone::Muted;
        return c;
    }
    c.text = format::floored(f.floor, words, *f);
    c.floor = f.floor;
    c.tip = tip;
    return c;
}

inline TextCell plainCell(const QString& text, CellTone tone = CellTone::Base, const QString& tip = {})
{
    TextCell c;
    c.text = text;
    c.tone = tone;
    c.tip = tip;
    return c;
}

inline TextColumn words(const QString& head, const char* exported, const QString& widest, int drop = 0)
{
    TextColumn c;
    c.head = head;
    c.exportHead = QString::fromLatin1(exported);
    c.widest = widest;
    c.drop = drop;
    return c;
}

inline TextCell venueCell(VenueId v)
{
    TextCell c = plainCell(text(venueCode(v)), CellTone::Base, text(venueName(v)));
    c.venue = v;
    return c;
}

inline TextCell profitCell(const Figure& f, const QString& tip = {})
{
    return cellOf(f, signedMoney, tip);
}

}  // namespace plimsoll::desk_cells

namespace plimsoll {

// In the order of their rows; without an account: entered by hand.
std::vector<std::pair<const PositionReading*, const AccountReading*>> positionsOf(const DeskSnapshot& desk);
TextRow positionRow(const PositionReading& p, const AccountReading* account);
TextRow accountRow(const AccountReading& a);
TextRow venueRow(const DeskVenueReading& v);
TextRow assetRow(const AssetReading& a, const DeskSettings& s);
TextRow stressRow(const StressRow& s);
TextRow layerRow(const LayerReading& l, const DeskSettings& s);

}  // namespace plimsoll
