#include "app/replay_data_source.h"

#include "ui/main_window.h"

namespace plimsoll {

namespace {
constexpr std::size_t kAssetsWatched = 60;
}

ReplayDataSource::ReplayDataSource(std::unique_ptr<ReplayDriver> driver, double speed, QObject* parent)
    : DataSource(parent),
      m_clock(driver->clock()),
      m_survey(driver->survey()),
      m_notices(driver->source().notices()),
      m_venues(venueKeysOf(m_survey.venues)),
      m_thread(std::move(driver), speed)
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
