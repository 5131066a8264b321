// Cells of the basis panel's tables, of its own files alone.
#pragma once

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/basis_rows.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>
#include <cmath>

namespace plimsoll::basis {

inline QString reasonText(analytics::Reason why)
{
    return modelWords(analytics::reasonWords(why));
}

inline TextCell noCell(const QString& why, bool stale = false)
{
    TextCell c;
    c.text = format::kNone;
    c.tip = why;
    c.tone = CellTone::Faint;
    c.fresh = stale ? Freshness::Stale : Freshness::Live;
    return c;
}

inline TextCell plain(const QString& what, const BasisView& view, const QString& tip = {},
                      CellTone tone = CellTone::Base)
{
    TextCell c;
    c.text = what;
    c.tip = tip;
    c.tone = tone;
    c.fresh = view.stale ? Freshness::Stale : Freshness::Live;
    return c;
}

inline QString signedDollars(double usd)
{
    const QString size = format::qty(std::fabs(usd));
    if (std::fabs(usd) < 1e-9) return QStringLiteral("0");
    return (usd < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + size;
}

// A difference from `against`, US dollars a coin.
inline TextCell difference(double bp, std::optional<double> against, const BasisView& view, const QString& what,
                           CellTone tone = CellTone::Base)
{
    const auto usd = against ? std::optional(bp / 1e4 * *against) : std::nullopt;
    QString tip = QStringLiteral("%1: %2 bp").arg(what, signedBp(bp));
    if (usd) tip += QStringLiteral(", %1 US dollars a coin").arg(signedDollars(*usd));
    if (view.dollars && !usd) return noCell(UiText::tr("No price to take it of"));
    return plain(view.dollars ? signedDollars(*usd) : signedBp(bp), view, tip, tone);
}

inline TextCell venueCell(VenueId venue, bool counts, Freshness fresh, const QString& tip)
{
    TextCell c;
    c.text = venueNameText(venue);
    c.venue = venue;
    c.light = lightOf(fresh);
    c.tone = counts ? CellTone::Strong : CellTone::Muted;
    c.tip = tip;
    return c;
}

inline QString codeOf(VenueId v)
{
    return venueCodeText(v);
}

inline CellTone levelTone(int level)
{
    return level >= 2 ? CellTone::Critical : level == 1 ? CellTone::Warn : CellTone::Base;
}

inline Freshness shown(Freshness f, const BasisView& view)
{
    return view.stale && f != Freshness::Off ? Freshness::Stale : f;
}

inline TextColumn firstColumn(const char* head, const char* exported, const char* widest)
{
    TextColumn c;
    c.head = UiText::tr(head);
    c.exportHead = QString::fromUtf8(exported);
    c.widest = QString::fromUtf8(widest);
    c.lit = true;
    return c;
}

inline QString usdPrice(double usd)
{
    return format::price(Price::nearest(usd), usd >= 1'000 ? 1 : usd >= 10 ? 3 : usd >= 0.1 ? 5 : 8);
}

inline TextCell leadCell(const BasisLead& lead, const QString& first, const QString& second, const BasisView& view)
{
    const QString said = leadText(lead, first, second);
    if (said.isEmpty()) return noCell(leadWhy(lead), lead.reason == analytics::Reason::Stale);
    return plain(said, view,
                 UiText::tr("Correlation %1 at that lag, %2 steps of 100 ms\nAs received here: a venue's way "
                            "to us counts too")
                     .arg(format::plain(lead.correlation, 2), format::count(lead.steps)));
}

}  // namespace plimsoll::basis
