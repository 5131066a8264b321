#include "ui/panels/risk_panel.h"

#include "model/metrics/metric_text.h"
#include "ui/alert_menus.h"
#include "ui/model_pulse.h"
#include "ui/panels/warning_list.h"
#include "widgets/format.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <map>

namespace plimsoll {

namespace {

constexpr Duration kLimit = std::chrono::seconds{5};  // the engine judges once a second

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

}  // namespace

RiskPanel::RiskPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("risk"), tr("Warnings"), deps, parent)
{
    QWidget* bar = makeToolbar();
    m_tabs = new QTabBar(bar);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 0px 8px; }"));
    m_tabs->addTab(tr("Raised"));
    m_tabs->addTab(tr("Unknown"));
    m_tabs->setAccessibleName(tr("Which warnings"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 8, 0);
    row->addWidget(m_tabs, 1);
    auto* limits = new QToolButton(bar);
    limits->setText(tr("Limits\u2026"));
    limits->setToolTip(tr("The rules' limits: seen, changed, reset"));
    limits->setVisible(alerts() != nullptr);
    row->addWidget(limits);
    body()->setToolbar(bar);
    m_list = new WarningList(theme(), this);
    body()->setContent(m_list);
    body()->setFooter({}, tr("No advice. Structure is not price."));
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { showAll(m_now); });
    connect(m_list, &WarningList::chosen, this, [this](const Warning& w) {
        if (!w.asset.empty()) selection().setAsset(QString::fromStdString(w.asset));
    });
    connect(m_list, &WarningList::muteRequested, this, &RiskPanel::mute);
    connect(m_list, &WarningList::menuRequested, this, &RiskPanel::menuFor);
    if (AlertBook* book = alerts()) {
        m_list->setMuted([book](const Warning& w) { return book->isMuted(w); });
        connect(book, &AlertBook::mutesChanged, this, [this] { showAll(m_now); });
        connect(limits, &QToolButton::clicked, book, [book] { book->editLimits(); });
        connect(m_list, &WarningList::limitsRequested, book,
                [book](const Warning& w) { book->editLimits(w.rule); });
    }
    m_list->setEmptyText(tr("Waiting for the first judgement"),
                         tr("The rules are judged once a second, as soon as something is watched."));
}

std::uint64_t RiskPanel::version(const SnapshotHub& hub) const
{
    return hub.risk.version() + hub.health.version();
}

void RiskPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_pulse = modelPulse(hub, now);
    m_now = now;
    m_shown = hub.risk.read().value;
    showAll(now);
}

void RiskPanel::age(AsOf now)
{
    m_now = now;
    m_list->setNow(now);
    showFace(now);
}

// Rules that cannot be judged are many at the start, each on every asset: one card a rule says it.
std::vector<Warning> RiskPanel::listed() const
{
    if (!m_shown) return {};
    if (m_tabs->currentIndex() == Active) {
        std::vector<Warning> out = m_shown->warnings;
        // What was raised and cannot be judged any more is not gone.
        for (const Warning& w : m_shown->unknown)
            if (w.severity != Severity::None) out.push_back(w);
        // What was muted is said last.
        if (alerts())
            std::stable_partition(out.begin(), out.end(),
                                  [this](const Warning& w) { return !alerts()->isMuted(w); });
        return out;
    }
    std::map<std::string, std::vector<const Warning*>> byRule;
    for (const Warning& w : m_shown->unknown) byRule[w.rule].push_back(&w);
    std::vector<Warning> out;
    for (const auto& [rule, all] : byRule) {
        Warning w = *all.front();
        QStringList where;
        for (const Warning* one : all) {
            QString at = QString::fromStdString(one->asset);
            if (one->venue) at += QLatin1Char(' ') + text(venueCode(*one->venue));
            if (!at.trimmed().isEmpty()) where << at.trimmed();
        }
        where.removeDuplicates();
        QString line = tr("Cannot be judged");
        if (where.size() > 6)
            line = tr("Cannot be judged on %1 assets: %2\u2026")
                       .arg(where.size())
                       .arg(where.mid(0, 6).join(QStringLiteral(", ")));
        else if (!where.isEmpty())
            line = tr("Cannot be judged on %1").arg(where.join(QStringLiteral(", ")));
        w.headline = line.toStdString();
        w.asset = all.size() == 1 ? w.asset : std::string();
        out.push_back(std::move(w));
    }
    return out;
}

void RiskPanel::showAll(AsOf now)
{
    m_list->setWarnings(listed(), now);
    if (m_shown) {
        if (m_tabs->currentIndex() == Unknown)
            m_list->setEmptyText(tr("Every rule can be judged"), {});
        else if (!m_shown->outages.empty())
            m_list->setEmptyText(tr("Nothing can be said of %1: no data").arg(codes(m_shown->outages)),
                                 tr("This is an outage, not a calm market. What still arrives raises nothing."));
        else if (m_shown->rulesQuiet == 0)
            m_list->setEmptyText(tr("Nothing is known yet"),
                                 tr("Rules need minutes, some need days of data. Unknown is not calm."));
        else
            m_list->setEmptyText(
                tr("Nothing is raised"),
                tr("%1 of %2 judgements rest on fresh data and are quiet. The others are unknown.")
                    .arg(m_shown->rulesQuiet)
                    .arg(m_shown->rulesJudged));
    }
    showTabs();
    showFace(now);
}

void RiskPanel::mute(const Warning& w)
{
    if (!alerts()) return;
    if (alerts()->isMuted(w))
        alerts()->unmute(w);
    else
        alerts()->mute(w);
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
        addValueLine(menu, QString::fromStdString(w.headline));
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
    m_tabs->setTabText(Active, raised > 0 ? tr("Raised %1").arg(raised) : tr("Raised"));
    std::map<std::string, int> rules;
    if (m_shown)
        for (const Warning& w : m_shown->unknown) ++rules[w.rule];
    m_tabs->setTabText(Unknown, rules.empty() ? tr("Unknown") : tr("Unknown %1").arg(rules.size()));
}

void RiskPanel::showFace(AsOf now)
{
    PanelFace face;
    if (!m_shown) {
        face.age = tr("none yet");
        setFace(face);
        return;
    }
    const int critical = countOf(m_shown->warnings, Severity::Critical);
    const int warnings = countOf(m_shown->warnings, Severity::Warning);
    QStringList words;
    if (critical > 0) words << tr("%1 critical").arg(critical);
    words << (warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
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
    setFace(face);
    body()->setFooter(m_shown->outages.empty() ? tr("%1 quiet on fresh data").arg(m_shown->rulesQuiet)
                                               : tr("Outage: %1").arg(codes(m_shown->outages)),
                      tr("No advice. Structure is not price."));
}

QJsonObject RiskPanel::saveState() const
{
    return {{QStringLiteral("tab"), m_tabs->currentIndex()}};
}

void RiskPanel::restoreState(const QJsonObject& state)
{
    const int tab = state.value(QStringLiteral("tab")).toInt(0);
    if (tab == Active || tab == Unknown) m_tabs->setCurrentIndex(tab);
}

std::vector<ExportTable> RiskPanel::exportTables() const
{
    ExportTable out;
    out.id = QStringLiteral("warnings");
    out.title = tr("Warnings");
    out.heads = {QStringLiteral("rule"),  QStringLiteral("asset"),     QStringLiteral("venue"),
                 QStringLiteral("state"), QStringLiteral("since_utc"), QStringLiteral("value"),
                 QStringLiteral("warn"),  QStringLiteral("critical"),  QStringLiteral("coverage"),
                 QStringLiteral("what"),  QStringLiteral("reason")};
    const auto add = [&](const Warning& w) {
        out.rows.push_back({QString::fromStdString(w.rule), QString::fromStdString(w.asset),
                            w.venue ? text(venueKey(*w.venue)) : QString(),
                            w.unknown ? QStringLiteral("unknown") : text(severityWord(w.severity)).toLower(),
                            w.severity == Severity::None ? QString() : format::iso(w.since.wall),
                            w.unknown || !w.value ? QString() : QString::number(*w.value, 'g', 12),
                            QString::number(w.thresholds.warn, 'g', 12),
                            w.thresholds.crit ? QString::number(*w.thresholds.crit, 'g', 12) : QString(),
                            QString::number(w.coverage, 'f', 3), QString::fromStdString(w.headline),
                            QString::fromStdString(w.missing)});
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
    m_list->themeChanged();
}

void RiskPanel::focusInside()
{
    m_list->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
