#include "ui/panels/extremes_page.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/extremes_rows.h"
#include "ui/panels/page_column.h"
#include "widgets/venue_key.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

// Rates are settled by the hour, and all that is stored is read.
constexpr Duration kAskAgain = std::chrono::minutes{30}, kAfterFailure = std::chrono::minutes{5};
constexpr int kMostRows = 12, kLeastChoice = 60;

QString keyOf(const FundingAfter& of)
{
    return text(venueKey(of.venue)) + u' ' + QString::fromStdString(of.symbol);
}

}  // namespace

ExtremesPage::ExtremesPage(const Theme& theme, std::string by, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_by(std::move(by)), m_column(new PageColumn(theme, this))
{
    setProperty("surface", "panel");
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_column);
    m_choice = new QComboBox(this);
    m_choice->setAccessibleName(tr("Contract"));
    m_choice->setToolTip(tr("Whose funding and price; Up and Down choose"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(14);
    m_choice->setMinimumWidth(kLeastChoice);
    m_choice->setPlaceholderText(tr("None stored"));
    m_choice->hide();
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this](int i) {
        if (i >= 0) m_wanted = m_choice->itemData(i).toString();
        showAll();
    });

    const auto table = [this](TextTable* rows, const QString& name) {
        auto* view = new GrownTable(m_theme, m_column->inside(), Density::Compact);
        view->setAccessibleName(name);
        view->setBoard(rows);
        view->setChooseOnPress(false);
        view->grow(rows);
        return view;
    };
    m_summary = new TextTable(extremeColumns(), this);
    m_summaryView = table(m_summary, tr("What price did after extreme funding, and after all hours"));
    m_cases = new TextTable(extremeCaseColumns(), this);
    m_casesView = table(m_cases, tr("Extremes of funding, newest first"));
    m_casesView->setMostRows(kMostRows);
    m_state = m_column->addLine(CellTone::Strong, 500);
    m_column->add(m_summaryView);
    m_basis = m_column->addLine(CellTone::Base);
    m_definition = m_column->addLine(CellTone::Muted);
    m_casesHead = m_column->addSection(QStringLiteral("cases"), tr("Cases"), m_casesView);
    m_casesView->setEmptyText(tr("No case is known"));
    showAll();
}

void ExtremesPage::setAsset(const QString& asset)
{
    m_asset = asset;
    m_answer.reset();
    m_offered.clear();
    m_asked.reset();
    m_failed = false;
    fill({});
}

void ExtremesPage::setStored(bool stored)
{
    if (stored == m_stored) return;
    m_stored = stored;
    showAll();
}

std::optional<HistoryRequest> ExtremesPage::due(AsOf now)
{
    if (m_asset.isEmpty() || now.wall == Timestamp{}) return std::nullopt;
    if (m_asked && now.mono - *m_asked < (m_failed ? kAfterFailure : kAskAgain)) return std::nullopt;
    m_asked = now.mono;
    HistoryRequest r;
    r.by = m_by;
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::AfterFunding;
    r.asset = m_asset.toStdString();
    r.to = now.wall;  // from the beginning
    return r;
}

void ExtremesPage::take(const HistoryAnswers& answers, const std::vector<VenueId>& venues)
{
    auto answer = answers.of(m_by);
    if (!answer || answer == m_answer || answer->request.asset != m_asset.toStdString()) return;
    m_failed = !answer->problem.empty();
    if (m_failed && m_answer && m_answer->problem.empty()) return;  // what is known stays
    m_answer = std::move(answer);
    fill(venues);
}

void ExtremesPage::reword()
{
    if (m_style != format::style() || m_standard != format::Standard::on()) showAll();
}

// The one that was chosen, else that venue's, else the one of which most is known.
void ExtremesPage::fill(const std::vector<VenueId>& venues)
{
    m_offered.clear();
    int chosen = -1, sameVenue = -1, most = -1;
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        if (m_answer)
            for (const FundingAfter& of : m_answer->afterFunding) {
                if (std::find(venues.begin(), venues.end(), of.venue) == venues.end()) continue;
                const int at = static_cast<int>(m_offered.size());
                const QString key = keyOf(of);
                if (key == m_wanted) chosen = at;
                if (sameVenue < 0 && key.section(u' ', 0, 0) == m_wanted.section(u' ', 0, 0)) sameVenue = at;
                if (most < 0 || of.past.judged > m_offered[static_cast<std::size_t>(most)]->past.judged) most = at;
                m_offered.push_back(&of);
                m_choice->addItem(venueCodeText(of.venue) + u' ' + QString::fromStdString(of.symbol), key);
            }
        m_choice->setCurrentIndex(chosen >= 0 ? chosen : sameVenue >= 0 ? sameVenue : most);
        m_choice->setEnabled(m_offered.size() > 1);
    }
    showAll();
}

void ExtremesPage::setContract(const QString& key)
{
    m_wanted = key;
    const int at = m_choice->findData(key);
    if (at >= 0) m_choice->setCurrentIndex(at);
}

const FundingAfter* ExtremesPage::shown() const
{
    const int at = m_choice->currentIndex();
    return at >= 0 && at < static_cast<int>(m_offered.size()) ? m_offered[static_cast<std::size_t>(at)] : nullptr;
}

QString ExtremesPage::nothing() const
{
    if (m_asset.isEmpty()) return tr("No asset chosen");
    if (m_answer && !m_answer->problem.empty()) return modelWords(m_answer->problem);
    if (m_answer) return tr("No settled rate of %1 is stored yet").arg(m_asset);
    return m_stored ? tr("Reading the stored past\u2026") : tr("No history is kept in this run");
}

void ExtremesPage::showAll()
{
    m_style = format::style();
    m_standard = format::Standard::on();
    const FundingAfter* of = shown();
    m_state->say(of ? extremeLack(*of) : nothing());
    m_summary->apply(of ? extremeRows(*of) : std::vector<TextRow>());
    m_cases->apply(of ? extremeCaseRows(*of) : std::vector<TextRow>());
    m_summaryView->setVisible(m_summary->rowCount() > 0);
    m_basis->say(of ? extremeBasis(*of) : QString());
    m_definition->say(extremeDefinition());
    m_casesHead->setFact(of ? tr("%1 longs pay, %2 shorts pay").arg(of->past.high.size()).arg(of->past.low.size())
                            : QString());
    m_column->settle();
}

QString ExtremesPage::state() const
{
    return m_state->text();
}

QString ExtremesPage::definition() const
{
    return m_definition->text();
}

std::vector<ExportTable> ExtremesPage::exportTables() const
{
    return {m_summary->toExport(QStringLiteral("funding_extremes"), tr("After extremes of funding")),
            m_cases->toExport(QStringLiteral("funding_extreme_cases"), tr("Extremes of funding"))};
}

void ExtremesPage::themeChanged()
{
    m_column->themeChanged(m_theme);
    showAll();
}

void ExtremesPage::focusInside()
{
    if (m_summaryView->isVisible())
        m_summaryView->setFocus(Qt::TabFocusReason);
    else
        m_casesView->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
