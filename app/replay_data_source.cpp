#include "app/replay_data_source.h"

#include "app/endpoints_file.h"
#include "ui/main_window.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"

#include <set>

namespace plimsoll {

namespace {
constexpr std::size_t kAssetsWatched = 60;
}

SourceKind kindOf(const RecordingOrigin& origin)
{
    return origin.source == RecordingOrigin::Source::Simulated ? SourceKind::SimulatedReplay : SourceKind::Replay;
}

QString recordedWord(const RecordingOrigin& origin)
{
    return QString::fromStdString(std::string(sourceName(origin.source)));
}

QString originNotice(const RecordingOrigin& origin)
{
    if (origin.source == RecordingOrigin::Source::Simulated)
        return UiText::tr("This is a recording of a simulated market, not of market data");
    std::set<std::string> real, others;
    for (const auto& venue : liveEndpoints())
        if (venue)
            for (const std::string& address : venue->url) real.insert(address);
    for (const auto& [role, address] : origin.endpoints)
        if (!real.contains(address)) others.insert(address);
    if (others.empty()) return {};
    QStringList list;
    for (const std::string& address : others) list << QString::fromStdString(address);
    return UiText::tr("Recorded from other addresses than the venues' own: %1").arg(list.join(u", "));
}

QStringList noticesOf(const ReplaySource& source)
{
    QStringList list = source.notices();
    if (const QString from = originNotice(source.origin()); !from.isEmpty()) list.prepend(from);
    return list;
}

ReplayDataSource::ReplayDataSource(std::unique_ptr<ReplayDriver> driver, const ReplayStart& start, QObject* parent)
    : DataSource(parent),
      m_clock(std::make_shared<ShownClock>(driver->clock())),
      m_kind(kindOf(driver->source().origin())),
      m_survey(driver->survey()),
      m_origin(driver->source().origin()),
      m_notices(noticesOf(driver->source())),
      m_noticesForFiles([&driver] {
          const format::Standard english;
          return noticesOf(driver->source());
      }()),
      m_venues(venueKeysOf(m_survey.venues)),
      m_thread(std::move(driver), m_clock, start)
{
}

QStringList venueKeysOf(std::uint8_t mask)
{
    QStringList keys;
    for (const VenueId v : kVenues)
        if ((mask >> static_cast<unsigned>(v)) & 1u) keys.append(QString::fromStdString(std::string(venueKey(v))));
    return keys;
}

void showRecordedMarket(MainWindow& window, const ReplaySource::Survey& survey)
{
    Panel* depth = window.panel(QStringLiteral("depth"));
    if (!depth || survey.perp || !survey.spot) return;
    QJsonObject state = depth->saveState();
    state.insert(QStringLiteral("spot"), true);
    depth->restoreState(state);
}

WatchSet watchOfRecording(const ReplaySource::Survey& survey, const Options& options)
{
    WatchSet watch;
    for (const QString& asset : options.assets) watch.assets.push_back(asset.toStdString());
    if (watch.assets.empty()) watch.assets = survey.assets;
    const auto most = options.top ? static_cast<std::size_t>(*options.top) : kAssetsWatched;
    if (watch.assets.size() > most) watch.assets.resize(most);
    if (!watch.assets.empty()) watch.focus = {watch.assets.front()};
    watch.venues = survey.venues;
    watch.spot = options.spot.value_or(true);
    return watch;
}

}  // namespace plimsoll
