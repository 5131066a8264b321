#include "ui/panels/thin_hours.h"

#include "model/analytics/week.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QStringList>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kAskAgain = std::chrono::minutes{10}, kAfterFailure = std::chrono::minutes{1},
                   kBack = std::chrono::hours{24 * 28};
constexpr int kLeastHours = 24;  // of a week, as the formula asks for

bool known(const UsualHour& hour)
{
    return hour.depth100 && hour.weeks >= kThinLeastWeeks;
}

}  // namespace

WeekShade thinShade(const std::vector<UsualWeek>& usual, const std::vector<VenueId>& venues)
{
    std::vector<const UsualWeek*> of;
    QStringList codes;
    for (const UsualWeek& week : usual) {
        if (std::find(venues.begin(), venues.end(), week.venue) == venues.end()) continue;
        if (std::count_if(week.hours.begin(), week.hours.end(), known) < kLeastHours) continue;
        of.push_back(&week);
        codes << venueCodeText(week.venue);
    }
    codes.removeDuplicates();
    if (of.empty()) return {};
    std::array<std::optional<double>, analytics::kWeekHours> depth;
    std::array<int, analytics::kWeekHours> weeks{};
    int least = 0, most = 0;
    for (std::size_t h = 0; h < depth.size(); ++h) {
        // A sum of fewer venues would be thin for that alone.
        if (!std::all_of(of.begin(), of.end(), [h](const UsualWeek* w) { return known(w->hours[h]); })) continue;
        double sum = 0;
        for (const UsualWeek* w : of) {
            sum += *w->hours[h].depth100;
            weeks[h] = weeks[h] > 0 ? std::min(weeks[h], w->hours[h].weeks) : w->hours[h].weeks;
        }
        depth[h] = sum;
        least = least > 0 ? std::min(least, weeks[h]) : weeks[h];
        most = std::max(most, weeks[h]);
    }
    WeekShade out;
    bool any = false;
    for (std::size_t h = 0; h < depth.size(); ++h) {
        if (!depth[h]) continue;
        const auto thin = analytics::thinWindow(depth, static_cast<int>(h));
        if (!thin) return {};
        if (!thin->now) continue;
        any = true;
        out.tips[h] = UiText::tr("thin hour: usually %1 within 1 % (%2), %3 of the median hour; n = %4 weeks")
                          .arg(format::money(*depth[h]), codes.join(u' '), format::ratio(thin->share))
                          .arg(weeks[h]);
    }
    if (!any) return {};
    const QString n = least == most ? QString::number(most) : QStringLiteral("%1\u2013%2").arg(least).arg(most);
    out.legend =
        UiText::tr("shaded: hours of the week that are usually thin; own history, n = %1 weeks an hour").arg(n);
    out.brief = UiText::tr("shaded: usually thin, n = %1 weeks").arg(n);
    return out;
}

std::optional<HistoryRequest> ThinHours::due(const std::string& asset, AsOf now)
{
    if (asset.empty() || now.wall == Timestamp{}) return std::nullopt;
    const Duration pause = m_failed ? kAfterFailure : kAskAgain;
    if (m_asked && m_askedFor == asset && now.mono - *m_asked < pause) return std::nullopt;
    m_asked = now.mono;
    m_askedFor = asset;
    HistoryRequest r;
    r.by = m_by;
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Usual;
    r.asset = asset;
    r.from = now.wall - kBack;
    r.to = now.wall;
    return r;
}

bool ThinHours::take(const HistoryAnswers& answers, const std::string& asset, const std::vector<VenueId>& venues)
{
    auto answer = answers.of(m_by);
    if (!answer || answer == m_answer || answer->request.asset != asset) return false;
    m_answer = std::move(answer);
    m_failed = !m_answer->problem.empty();
    if (m_failed) return false;
    WeekShade next = thinShade(m_answer->usual, venues);
    if (next == m_shade) return false;
    m_shade = std::move(next);
    return true;
}

void ThinHours::forget()
{
    m_asked.reset();
    m_failed = false;
    m_answer.reset();
    m_shade = {};
}

}  // namespace plimsoll
