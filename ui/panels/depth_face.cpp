// What the depth panel says about its books: lights, the words over the lanes, the title bar.
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/depth_panel.h"
#include "ui/venue_words.h"
#include "widgets/format.h"
#include "widgets/ladder_view.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <algorithm>

namespace plimsoll {

// What a lane of its own says about its venue.
LaneFace DepthPanel::laneFace(VenueId venue, AsOf now) const
{
    LaneFace face;
    face.venue = venue;
    face.light = laneLight(venue);
    const QString name = text(venueName(venue));
    const VenueRow* row = m_health ? &m_health->venues[static_cast<std::size_t>(venue)] : nullptr;
    if (row && !row->enabled) {
        face.light = Light::Off;
        face.word = tr("off");
        face.why = tr("%1 is switched off").arg(name);
        face.off = true;
        return face;
    }
    const DepthLane* lane = nullptr;
    if (m_shown)
        for (const DepthLane& l : m_shown->lanes)
            if (l.venue == venue && l.market == m_choice.market && (!lane || lane->state == BookState::Empty))
                lane = &l;
    if (lane && lane->state != BookState::Empty) {
        face.word = lightWord(face.light);
        if (face.light != Light::Live) face.word += u' ' + format::age(now.mono - lane->stamp.mono);
        return face;
    }
    const QString said =
        row ? venueSays(venue, row->health && !row->health->headline.empty() ? row->health->headline : row->detail)
            : QString();
    bool known = false, listed = lane != nullptr;
    if (m_instruments && !lane)
        for (const auto& [id, i] : m_instruments->all()) {
            if (i.venue() != venue || i.market != m_choice.market) continue;
            // Instruments invented from a recording's symbols are no list of what is traded.
            known |= !i.provisional;
            listed |= QString::fromStdString(i.asset) == selection().asset();
        }
    if (known && !listed) {
        face.word = tr("not listed");
        face.why = tr("%1 does not list %2 %3").arg(name, selection().asset(), text(marketKey(m_choice.market)));
        return face;
    }
    face.word =
        lane && lane->lost ? tr("waiting, %1").arg(modelWords(lostReasonText(*lane->lost))) : tr("waiting");
    face.why = said.isEmpty() ? tr("Waiting for the first book of %1").arg(name) : said;
    return face;
}

Light DepthPanel::laneLight(VenueId venue) const
{
    if (!m_shown) return Light::Off;
    Light light = Light::Off;
    for (const DepthLane& lane : m_shown->lanes) {
        if (lane.venue != venue || lane.market != m_choice.market) continue;
        if (lane.state == BookState::Stale && lane.lost != LostReason::Unsubscribed) return Light::Resync;
        light = lightOf(withPulse(lane.fresh, m_pulse));
    }
    return light;
}

void DepthPanel::showChips(AsOf)
{
    for (VenueChip* chip : m_chips) chip->setLight(laneLight(chip->venue()));
}

void DepthPanel::showFace(AsOf now)
{
    PanelFace face;
    const QString asset = selection().asset();
    QStringList codes, tips;
    QString late;
    int wanted = 0, usable = 0, lates = 0;
    Mono newest{};
    for (VenueId v : venues())
        if (m_choice.has(v)) codes << text(venueCode(v));
    if (m_shown)
        for (const DepthLane& lane : m_shown->lanes) {
            if (!chosen(lane, m_choice)) continue;
            ++wanted;
            const Freshness f = withPulse(lane.fresh, m_pulse);
            const QString old =
                lane.state == BookState::Empty ? tr("no book yet") : format::age(now.mono - lane.stamp.mono);
            usable += lane.state == BookState::Live && plimsoll::usable(f);
            lates += f == Freshness::Late;
            if ((lane.state != BookState::Live || f != Freshness::Live) && late.isEmpty())
                late = QStringLiteral("%1 %2").arg(text(venueCode(lane.venue)), old);
            if (lane.state != BookState::Empty) newest = std::max(newest, lane.stamp.mono);
            tips << UiText::tr("%1 %2: %3, %4 (limit %5 and up, by its own pace)")
                        .arg(text(venueName(lane.venue)), QString::fromStdString(lane.symbol),
                             lane.state == BookState::Live ? modelWords(freshnessName(f))
                             : lane.lost                   ? modelWords(lostReasonText(*lane.lost))
                                                           : modelWords(bookStateName(lane.state)),
                             old, format::age(limits::kBook));
        }
    face.context = asset.isEmpty() ? tr("no asset chosen")
                                   : QStringLiteral("%1 %2 \u00b7 %3%4")
                                         .arg(asset, text(marketKey(m_choice.market)),
                                              codes.size() > 1 ? QStringLiteral("\u03a3 ") : QString(),
                                              codes.join(QLatin1Char(' ')));
    if (m_shown && !m_ladder->sizes().known()) {
        face.context += tr(" \u00b7 no sizes: no rate");
        tips << m_ladder->sizes().problem;
    }
    if (m_shown && axisInDollars(*m_shown, m_choice.market)) {
        face.context += tr(" \u00b7 prices in US dollars");
        for (const FxRate& r : m_rates)
            if (r.applied())
                tips << tr("1 %1 counts %2 dollars")
                            .arg(QString::fromStdString(r.currency))
                            .arg(format::plain(r.used, 4));
    }
    face.fresh = wanted == 0                    ? Freshness::Off
                 : usable == 0                  ? Freshness::Stale
                 : usable < wanted || lates > 0 ? Freshness::Late
                                                : Freshness::Live;
    if (wanted > 0 && usable == 0 && newest == Mono{}) face.fresh = Freshness::Off;
    face.age = wanted == 0 || newest == Mono{} ? tr("no book")
               : !late.isEmpty()               ? late
                                               : format::age(now.mono - newest);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
}

}  // namespace plimsoll
