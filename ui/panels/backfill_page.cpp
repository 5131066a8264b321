#include "ui/panels/backfill_page.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/board_view.h"
#include "widgets/format.h"
#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

const VenueRow& rowOf(const HealthSnapshot& s, VenueId v)
{
    return s.venues[static_cast<std::size_t>(v)];
}

struct Stage {
    QString word, why;
    CellTone tone = CellTone::Base;
    Light light = Light::Off;
};
Stage stageOf(const VenueRow& row)
{
    if (!row.enabled) return {QStringLiteral("off"), UiText::tr("the venue is switched off"), CellTone::Muted};
    if (!row.health) return {QStringLiteral("starts"), UiText::tr("no report yet"), CellTone::Muted};
    const HistoryProgress& p = row.health->history;
    if (p.wanted == 0) return {UiText::tr("nothing asked"), {}, CellTone::Muted};
    if (p.cancelled) return {UiText::tr("stopped"), UiText::tr("by you"), CellTone::Warn, Light::Late};
    const QString refused =
        p.givenUp > 0 ? UiText::tr("%n request(s) refused again and again", nullptr, static_cast<int>(p.givenUp))
                      : QString();
    if (p.complete())
        return {UiText::tr("loaded"), refused, p.givenUp > 0 ? CellTone::Warn : CellTone::Base,
                p.givenUp > 0 ? Light::Late : Light::Live};
    if (!p.waits.empty()) return {UiText::tr("waits"), modelWords(p.waits), CellTone::Late, Light::Resync};
    return {QStringLiteral("loading"), refused, CellTone::Base, Light::Resync};
}

TextCell worded(const QString& text, CellTone tone = CellTone::Base)
{
    TextCell c;
    c.text = text;
    c.tone = tone;
    return c;
}

}  // namespace

BackfillSum backfillSum(const HealthSnapshot& health, const std::vector<VenueId>& venues)
{
    BackfillSum sum;
    int open = 0, waiting = 0;
    for (const VenueId v : venues) {
        const VenueRow& row = rowOf(health, v);
        if (!row.enabled || !row.health) continue;
        const HistoryProgress& p = row.health->history;
        sum.wanted += p.wanted;
        sum.loaded += p.loaded;
        sum.left += p.requestsLeft;
        sum.refused += p.givenUp;
        sum.stopped = sum.stopped || p.cancelled;
        if (p.complete()) continue;
        ++open;
        waiting += !p.waits.empty();
    }
    sum.waits = open > 0 && waiting == open;
    return sum;
}

QString backfillText(const BackfillSum& sum)
{
    if (sum.wanted == 0) return {};
    QString t = UiText::tr("%1 of %2 instruments loaded").arg(sum.loaded).arg(sum.wanted);
    if (sum.stopped)
        t += UiText::tr(", stopped by you");
    else if (sum.waits)
        t += UiText::tr(", waiting for the venues' limits");
    if (sum.refused > 0) t += UiText::tr(", %n request(s) refused", nullptr, static_cast<int>(sum.refused));
    return t;
}

std::vector<TextColumn> backfillColumns()
{
    std::vector<TextColumn> c(5);
    c[0].head = UiText::tr("Venue");
    c[0].exportHead = QStringLiteral("venue");
    c[0].widest = QStringLiteral("BN");
    c[1].head = UiText::tr("Loaded");
    c[1].exportHead = QStringLiteral("loaded_of_wanted");
    c[1].widest = QStringLiteral("1,000/1,000");
    c[1].right = true;
    c[1].tip = UiText::tr("Instruments whose bars, open interest and settled funding have come");
    c[2].head = UiText::tr("Requests");
    c[2].exportHead = QStringLiteral("requests_done_left");
    c[2].widest = QStringLiteral("1,000 + 1,000");
    c[2].right = true;
    c[2].drop = 1;
    c[2].tip = UiText::tr("Answered, and still to ask");
    c[3].head = UiText::tr("State");
    c[3].exportHead = QStringLiteral("state");
    c[3].widest = QStringLiteral("nothing asked");
    c[3].lit = true;
    c[4].head = UiText::tr("Why");
    c[4].exportHead = QStringLiteral("why");
    c[4].rest = true;
    return c;
}

std::vector<TextRow> backfillRows(const HealthSnapshot& health, const std::vector<VenueId>& venues)
{
    std::vector<TextRow> rows;
    for (const VenueId v : venues) {
        const VenueRow& venue = rowOf(health, v);
        const Stage stage = stageOf(venue);
        TextRow row;
        row.key = text(venueKey(v));
        TextCell code = worded(venueCodeText(v), CellTone::Strong);
        code.venue = v;
        code.tip = venueNameText(v);
        TextCell loaded = worded(format::kNone), requests = worded(format::kNone);
        loaded.tip = requests.tip = stage.why;
        if (venue.enabled && venue.health && venue.health->history.wanted > 0) {
            const HistoryProgress& p = venue.health->history;
            loaded = worded(format::count(p.loaded) + u'/' + format::count(p.wanted));
            requests = worded(p.requestsLeft > 0 ? format::count(p.requestsDone) + QStringLiteral(" + ") +
                                                       format::count(p.requestsLeft)
                                                 : format::count(p.requestsDone));
        }
        TextCell state = worded(stage.word, stage.tone);
        state.light = stage.light;
        TextCell why = worded(stage.why, CellTone::Muted);
        why.tip = stage.why;
        row.cells = {code, loaded, requests, state, why};
        rows.push_back(std::move(row));
    }
    return rows;
}

BackfillPage::BackfillPage(const Theme& theme, std::vector<VenueId> venues, QWidget* parent)
    : QWidget(parent), m_venues(std::move(venues))
{
    setProperty("surface", "panel");
    m_label = new QLabel(this);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setAccessibleName(tr("The venues' past"));
    m_button = new QPushButton(this);
    m_button->setObjectName(QStringLiteral("backfillSwitch"));
    m_table = new TextTable(backfillColumns(), this);
    m_view = new BoardView(theme, this, Density::Compact);
    m_view->setAccessibleName(tr("How far the venues' past is loaded"));
    m_view->setBoard(m_table);
    m_view->setEmptyText(tr("Waiting for the first report of the feeds"));
    auto* words = new QVBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_label);
    words->addWidget(m_bar);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->setSpacing(12);
    head->addLayout(words, 1);
    head->addWidget(m_button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_asked = m_sum.stopped;
        Q_EMIT toggled(*m_asked);
        showSum();
    });
    showSum();
}

QString BackfillPage::text() const
{
    return m_label->text();
}

void BackfillPage::setHealth(const HealthSnapshot& health)
{
    m_sum = backfillSum(health, m_venues);
    // The feeds' own word counts as soon as it says what was wished.
    if (m_asked && *m_asked != m_sum.stopped) m_asked.reset();
    m_table->apply(backfillRows(health, m_venues));
    showSum();
}

void BackfillPage::showSum()
{
    const QString said = backfillText(m_sum);
    m_label->setText(said.isEmpty() ? tr("Nothing is asked of the venues' past") : said);
    m_label->setToolTip(m_label->text());
    m_bar->setRange(0, static_cast<int>(std::max(1u, m_sum.wanted)));
    m_bar->setValue(static_cast<int>(m_sum.loaded));
    m_button->setText(m_sum.stopped ? tr("Go on") : tr("Stop"));
    m_button->setEnabled((m_sum.wanted > 0 || m_sum.stopped) && !m_asked);
    m_button->setToolTip(m_sum.stopped ? tr("Ask the venues for what is missing, within their limits")
                                       : tr("Ask for no more, after outages neither; what has come stays"));
}

}  // namespace plimsoll
