#include "ui/panels/risk_panel.h"

#include "model/boards/phase.h"
#include "model/metrics/metric_text.h"
#include "ui/alert_menus.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/aftershock_page.h"
#include "ui/panels/evidence_places.h"
#include "ui/panels/flush_page.h"
#include "ui/panels/gates_tab.h"
#include "ui/panels/journal_page.h"
#include "ui/panels/risk_header.h"
#include "ui/panels/warning_list.h"
#include "ui/panels/warning_words.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/within.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <map>

namespace plimsoll {

namespace {

constexpr Duration kLimit = std::chrono::seconds{5};  // the engine judges once a second
constexpr Duration kSnooze = std::chrono::minutes{15};
constexpr int kLow = 330;
constexpr int kTightTabs = 400, kTightestTabs = 330;

QString codes(const std::vector<VenueId>& venues)
{
    QStringList out;
    for (const VenueId v : venues) out << text(venueCode(v));
    return out.join(QLatin1Char(' '));
}

int countOf(const std::vector<Warning>& warnings, Severity s)
{
    return static_cast<int>(
        std::count_if(warnings.begin(), warnings.end(), [&](const Warning& w) { return w.severity == s; }));
}

std::vector<Warning> neverRaised(const RiskSnapshot& s)
{
    std::vector<Warning> out;
    for (const Warning& w : s.unknown)
        if (w.severity == Severity::None) out.push_back(w);
    return out;
}

}  // namespace

RiskPanel::RiskPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("risk"), tr("Warnings"), deps, parent)
{
    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_header = new RiskHeader(theme(), content);
    m_stack = new QStackedWidget(content);
    m_stack->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_list = new WarningList(theme(), m_stack);
    m_stack->addWidget(m_list);
    m_pages[Aftershock] = new AftershockPage(deps, m_stack);
    m_pages[Checklist] = new FlushPage(deps, m_stack);
    m_pages[Gates] = new GatesTab(deps, m_stack);
    m_pages[Journal] = new JournalPage(QStringLiteral("risk"), deps, m_stack);
    for (RiskPage* page : m_pages) {
        if (!page) continue;
        m_stack->addWidget(page);
        connect(page, &RiskPage::panelWanted, this, &Panel::panelWanted);
        connect(page, &RiskPage::historyWanted, this, &Panel::historyWanted);
        connect(page, &RiskPage::noteWritten, this, &Panel::noteWritten);
        connect(page, &RiskPage::saysChanged, this, [this, page] {
            if (m_stack->currentWidget() == page) showFace(m_now);
        });
    }
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    body()->setContent(content);
    buildTabs();

    connect(m_header, &RiskHeader::panelWanted, this, &Panel::panelWanted);
    connect(m_list, &WarningList::chosen, this, &RiskPanel::jump);
    connect(m_list, &WarningList::muteRequested, this, &RiskPanel::mute);
    connect(m_list, &WarningList::menuRequested, this, &RiskPanel::menuFor);
    connect(
        m_list, &WarningList::heldChanged, this, [this] { showAll(m_now); }, Qt::QueuedConnection);
    if (AlertBook* book = alerts()) {
        m_list->setMuted([book](const Warning& w) { return book->isMuted(w); });
        connect(book, &AlertBook::mutesChanged, this, [this] { showAll(m_now); });
        connect(m_limits, &QToolButton::clicked, book, [book] { book->editLimits(); });
        connect(m_list, &WarningList::limitsRequested, book,
                [book](const Warning& w) { book->editLimits(w.rule); });
    }
    connect(&selection(), &Selection::assetChanged, this, [this] { showHeader(m_now); });
    m_list->setEmptyText(tr("Waiting for the first judgement"),
                         tr("The rules are judged once a second, as soon as something is watched."));
    showHeader({});
    showFace({});
}

void RiskPanel::buildTabs()
{
    QWidget* bar = makeToolbar();
    m_tabs = new QTabBar(bar);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);  // in the narrowest panels five do not fit
    for (const QString& tab : {tr("Now"), tr("Aftershock"), tr("Checklist"), tr("Gates"), tr("Journal")})
        m_tabs->addTab(tab);
    m_tabs->setAccessibleName(tr("What is shown of the risks"));
    m_limits = new QToolButton(bar);
    m_limits->setIcon(themedIcon(IconId::Settings, theme(), 14));
    m_limits->setAccessibleName(tr("Limits of the rules"));
    m_limits->setToolTip(tr("The rules' limits: seen, changed, reset"));
    m_limits->setVisible(alerts() != nullptr);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(0);
    row->addWidget(m_tabs, 1);
    row->addWidget(m_limits);
    body()->setToolbar(bar);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        RiskPage* const page = m_pages[static_cast<std::size_t>(tab)];
        m_stack->setCurrentWidget(page ? static_cast<QWidget*>(page) : m_list);
        showAll(m_now);
    });
}

RiskPanel::Tab RiskPanel::tab() const
{
    return static_cast<Tab>(within(m_tabs->currentIndex(), 0, kTabs - 1));
}

void RiskPanel::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

std::uint64_t RiskPanel::version(const SnapshotHub& hub) const
{
    const RiskPage* page = m_pages[static_cast<std::size_t>(tab())];
    return hub.risk.version() + hub.health.version() + hub.metrics.version() + hub.phase.version() +
           (page ? page->version(hub) : 0) + (static_cast<std::uint64_t>(tab()) << 48);
}

void RiskPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_pulse = modelPulse(hub, now);
    m_now = now;
    m_shown = hub.risk.read().value;
    m_metrics = hub.metrics.read().value;
    m_phase = hub.phase.read().value;
    if (RiskPage* page = m_pages[static_cast<std::size_t>(tab())]) page->refresh(hub, now);
    showHeader(now);
    showAll(now);
}

void RiskPanel::age(AsOf now)
{
    m_now = now;
    m_list->setNow(now);
    if (RiskPage* page = m_pages[static_cast<std::size_t>(tab())]) page->age(now);
    showHeader(now);
    showFace(now);
}

WatchSet RiskPanel::watch() const
{
    WatchSet w;
    if (tab() != Now && !selection().asset().isEmpty()) w.focus = {selection().asset().toStdString()};
    if (tab() == Gates) w.assets = static_cast<GatesTab*>(m_pages[Gates])->watch().assets;
    return w;
}

std::vector<Warning> RiskPanel::raised() const
{
    if (!m_shown) return {};
    std::vector<Warning> out = m_shown->warnings;
    // What was raised and cannot be judged any more is not gone.
    for (const Warning& w : m_shown->unknown)
        if (w.severity != Severity::None) out.push_back(w);
    // What was muted is said last.
    if (alerts())
        std::stable_partition(out.begin(), out.end(), [this](const Warning& w) { return !alerts()->isMuted(w); });
    return out;
}

void RiskPanel::showAll(AsOf now)
{
    if (m_shown) {
        showEmpty();
        listWarnings(now);
    }
    showTabs();
    showFace(now);
}

// The rules are judged once a second, and this is called for whatever moves: what stands in the list only grows
// older there. Mutes end with time alone; what is held under the pointer still has to find its place.
void RiskPanel::listWarnings(AsOf now)
{
    std::vector<bool> muted;
    if (alerts())
        for (const auto* part : {&m_shown->warnings, &m_shown->unknown})
            for (const Warning& w : *part) muted.push_back(alerts()->isMuted(w));
    if (m_listed == m_shown && m_listedMuted == muted && m_list->held() == 0) {
        m_list->setNow(now);
        return;
    }
    m_listed = m_shown;
    m_listedMuted = std::move(muted);
    m_list->setWarnings(raised(), unknownByRule(neverRaised(*m_shown)), now);
}

void RiskPanel::showEmpty()
{
    if (!m_shown->outages.empty())
        m_list->setEmptyText(tr("Nothing can be said of %1: no data").arg(codes(m_shown->outages)),
                             tr("This is an outage, not a calm market. What still arrives raises nothing."));
    else if (m_shown->rulesQuiet == 0)
        m_list->setEmptyText(tr("Nothing is known yet"),
                             tr("Rules need minutes, some need days of data. Unknown is not calm."));
    else
        m_list->setEmptyText(tr("Nothing is raised"),
                             tr("%1 of %2 judgements rest on fresh data and are quiet. The others are unknown.")
                                 .arg(m_shown->rulesQuiet)
                                 .arg(m_shown->rulesJudged));
}

void RiskPanel::showHeader(AsOf now)
{
    m_header->setCells(riskHeaderCells(selection().asset(), m_phase.get(), m_metrics.get(), now));
}

// ---- Acting --------------------------------------------------------------------------------------

// To what it rests on: the asset, and the panel that shows the number.
void RiskPanel::jump(const Warning& w, int chip)
{
    if (!w.asset.empty()) selection().setAsset(QString::fromStdString(w.asset));
    const char* panel = nullptr;
    if (chip >= 0 && chip < static_cast<int>(w.evidence.size()))
        panel = evidencePanel(analytics::word(w.evidence[static_cast<std::size_t>(chip)].metric).name);
    for (const Evidence& e : w.evidence)
        if (!panel && chip < 0) panel = evidencePanel(analytics::word(e.metric).name);
    // What waits for data: where the feeds are.
    if (w.unknown) panel = "health";
    if (panel) Q_EMIT panelWanted(QString::fromLatin1(panel));
}

void RiskPanel::mute(const Warning& w)
{
    if (!alerts()) return;
    if (alerts()->isMuted(w))
        alerts()->unmute(w);
    else
        alerts()->mute(w);
}

// A mute that ends sooner.
void RiskPanel::snooze(const Warning& w)
{
    AlertBook* const book = alerts();
    if (!book) return;
    book->mute(w, MuteFor::Hour);
    std::vector<Mute> all = book->mutes();
    for (Mute& m : all)
        if (MuteList::placeOf(m) == MuteList::placeOf(w)) m.until = book->now() + kSnooze;
    book->loadMutes(all);
    Q_EMIT book->mutesChanged();
}

void RiskPanel::menuFor(const Warning& w, int chip, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("warningMenu"));
    const QString asset = QString::fromStdString(w.asset);
    const auto offer = [&](const Evidence& e) {
        AlertCondition c;
        c.metric = e.metric;
        c.asset = w.asset;
        c.venue = e.venue;
        c.level = e.value.value_or(0);
        return std::optional(c);
    };
    std::vector<std::optional<AlertCondition>> offers;
    if (chip >= 0 && chip < static_cast<int>(w.evidence.size())) {
        const Evidence& e = w.evidence[static_cast<std::size_t>(chip)];
        addValueLine(menu, asset + QLatin1Char(' ') + text(analytics::word(e.metric).name) + QLatin1Char(' ') +
                               (e.value ? QString::fromStdString(metricText(e.metric, *e.value)) : format::kNone));
        offers.push_back(offer(e));
    } else {
        addValueLine(menu, modelWords(w.headline));
        for (const Evidence& e : w.evidence)
            if (e.value) offers.push_back(offer(e));
    }
    addAlertEntries(menu, alerts(), offers);
    menu->addSeparator();
    if (!asset.isEmpty())
        menu->addAction(tr("Show %1").arg(asset), this, [this, asset] { selection().setAsset(asset); });
    if (AlertBook* book = alerts()) {
        menu->addAction(book->isMuted(w) ? tr("Unmute") : tr("Mute for 1 h"), this, [this, w] { mute(w); });
        if (!book->isMuted(w)) {
            menu->addAction(tr("Snooze for 15 min"), this, [this, w] { snooze(w); });
            menu->addAction(tr("Mute until it is clear"), book, [book, w] { book->mute(w, MuteFor::UntilClear); });
            menu->addAction(tr("Mute for good"), book, [book, w] { book->mute(w, MuteFor::Forever); });
        }
        menu->addAction(tr("Limits of %1\u2026").arg(QString::fromStdString(w.rule)), book,
                        [book, rule = w.rule] { book->editLimits(rule); });
    }
    menu->popup(at);
}

void RiskPanel::showTabs()
{
    const auto raised = m_shown ? m_shown->warnings.size() : 0;
    m_tabs->setTabText(Now, raised > 0 ? tr("Now %1").arg(raised) : tr("Now"));
}

PanelFace RiskPanel::ownFace(AsOf now)
{
    PanelFace face;
    if (!m_shown) {
        face.age = tr("none yet");
        return face;
    }
    const int critical = countOf(m_shown->warnings, Severity::Critical);
    const int warnings = countOf(m_shown->warnings, Severity::Warning);
    const int notices = countOf(m_shown->warnings, Severity::Notice);
    std::map<std::string, int> blind;
    for (const Warning& w : m_shown->unknown) ++blind[w.rule];
    QStringList words;
    if (critical > 0) words << tr("%1 critical").arg(critical);
    words << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    if (!blind.empty()) words << tr("%1 unknown").arg(blind.size());
    if (notices > 0) words << (notices == 1 ? tr("1 notice") : tr("%1 notices").arg(notices));
    face.context = words.join(QStringLiteral(", ")) + QStringLiteral(" \u00b7 ") +
                   tr("%1 judgements").arg(format::count(m_shown->rulesJudged));
    const bool modelled = std::any_of(m_shown->warnings.begin(), m_shown->warnings.end(),
                                      [](const Warning& w) { return w.modelled; });
    face.provenance = modelled ? Provenance::Modelled : Provenance::Measured;
    const Duration age = now.mono - m_shown->asOf.mono;
    face.fresh = withPulse(judge(age, kLimit), m_pulse);
    m_list->setStale(face.fresh == Freshness::Stale || face.fresh == Freshness::Off);
    if (!m_shown->outages.empty() && face.fresh == Freshness::Live) face.fresh = Freshness::Late;
    face.age = m_shown->outages.empty() ? format::age(age) : codes(m_shown->outages) + tr(" out");
    face.tip = tr("%1 judgements, %2 quiet on fresh data, %3 unknown")
                   .arg(m_shown->rulesJudged)
                   .arg(m_shown->rulesQuiet)
                   .arg(m_shown->unknown.size());
    return face;
}

void RiskPanel::showFace(AsOf now)
{
    PanelFace face = ownFace(now);
    if (const RiskPage* page = m_pages[static_cast<std::size_t>(tab())]) {
        face = page->says().face;
        setFace(std::move(face));
        body()->setFooter(page->says().left, page->says().right);
        return;
    }
    setFace(std::move(face));
    const QString caveat = tr("No advice. Structure is not price.");
    if (!m_shown)
        body()->setFooter({}, caveat);
    else if (m_list->held() > 0)
        body()->setFooter(tr("%1 would move").arg(m_list->held()), caveat);
    else
        body()->setFooter(m_shown->outages.empty() ? tr("%1 quiet on fresh data").arg(m_shown->rulesQuiet)
                                                   : tr("Outage: %1").arg(codes(m_shown->outages)),
                          caveat);
}

// ---- The panel's own ------------------------------------------------------------------------------

QJsonObject RiskPanel::saveState() const
{
    QJsonObject pages;
    static constexpr const char* keys[] = {"now", "aftershock", "checklist", "gates", "journal"};
    for (std::size_t i = 0; i < kTabs; ++i)
        if (m_pages[i]) pages.insert(QLatin1String(keys[i]), m_pages[i]->saveState());
    return {{QStringLiteral("tab"), static_cast<int>(tab())}, {QStringLiteral("pages"), pages}};
}

void RiskPanel::restoreState(const QJsonObject& state)
{
    const int tab = state.value(QStringLiteral("tab")).toInt(-1);
    if (tab >= 0 && tab < kTabs) m_tabs->setCurrentIndex(tab);
    const QJsonObject pages = state.value(QStringLiteral("pages")).toObject();
    static constexpr const char* keys[] = {"now", "aftershock", "checklist", "gates", "journal"};
    for (std::size_t i = 0; i < kTabs; ++i)
        if (m_pages[i] && pages.contains(QLatin1String(keys[i])))
            m_pages[i]->restoreState(pages.value(QLatin1String(keys[i])).toObject());
}

std::vector<ExportTable> RiskPanel::exportTables() const
{
    ExportTable out;
    out.id = QStringLiteral("warnings");
    out.title = tr("Warnings");
    out.heads = {QStringLiteral("rule"),  QStringLiteral("asset"),     QStringLiteral("venue"),
                 QStringLiteral("state"), QStringLiteral("since_utc"), QStringLiteral("value"),
                 QStringLiteral("warn"),  QStringLiteral("critical"),  QStringLiteral("coverage"),
                 QStringLiteral("what"),  QStringLiteral("reason"),    QStringLiteral("window_known")};
    if (TableNames::only()) return {out};
    const auto add = [&](const Warning& w) {
        out.rows.push_back({QString::fromStdString(w.rule), QString::fromStdString(w.asset),
                            w.venue ? text(venueKey(*w.venue)) : QString(),
                            w.unknown ? QStringLiteral("unknown") : modelWords(severityWord(w.severity)).toLower(),
                            w.severity == Severity::None ? QString() : format::iso(w.since.wall),
                            w.unknown || !w.value ? QString() : QString::number(*w.value, 'g', 12),
                            QString::number(w.thresholds.warn, 'g', 12),
                            w.thresholds.crit ? QString::number(*w.thresholds.crit, 'g', 12) : QString(),
                            QString::number(w.coverage, 'f', 3), modelWords(w.headline), modelWords(w.missing),
                            QString::number(w.window, 'f', 3)});
    };
    if (m_shown) {
        for (const Warning& w : m_shown->warnings) add(w);
        for (const Warning& w : m_shown->unknown) add(w);
    }
    return {out};
}

void RiskPanel::themeChanged()
{
    Panel::themeChanged();
    m_limits->setIcon(themedIcon(IconId::Settings, theme(), 14));
    m_list->themeChanged();
    m_header->themeChanged();
    for (RiskPage* page : m_pages)
        if (page) page->themeChanged();
}

void RiskPanel::setDensity(Density density)
{
    for (RiskPage* page : m_pages)
        if (page) page->setDensity(density);
}

void RiskPanel::focusInside()
{
    if (RiskPage* page = m_pages[static_cast<std::size_t>(tab())])
        page->focusInside();
    else
        m_list->setFocus(Qt::TabFocusReason);
}

bool RiskPanel::startFind()
{
    RiskPage* page = m_pages[static_cast<std::size_t>(tab())];
    return page && page->startFind();
}

bool RiskPanel::keptPrivate() const
{
    return tab() == Gates && static_cast<const GatesTab*>(m_pages[Gates])->keptPrivate();
}

void RiskPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    // The head takes what the cards can spare.
    m_header->setBrief(height() < kLow);
    m_header->parentWidget()->layout()->activate();
    const QString tight = QStringLiteral("QTabBar::tab { padding: 0px %1px; }")
                              .arg(width() < kTightestTabs ? 3
                                   : width() < kTightTabs  ? 5
                                                           : 8);
    if (m_tabs->styleSheet() != tight) m_tabs->setStyleSheet(tight);
}

}  // namespace plimsoll
