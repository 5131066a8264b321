// What can be done with a calculator's numbers: copied, kept as a preset, sent to the desk, exported.
#include "model/desk/calculator_send.h"
#include "ui/desk_book.h"
#include "ui/panels/board_view.h"
#include "ui/panels/calculator_notes.h"
#include "ui/panels/calculator_panel.h"
#include "ui/panels/calculator_result.h"
#include "ui/panels/page_column.h"
#include "widgets/curve_plot.h"
#include "widgets/fact_strip.h"
#include "widgets/safe_cell.h"
#include "widgets/search_field.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QJsonArray>
#include <QMenu>
#include <QToolButton>

namespace plimsoll {

namespace {

constexpr int kLongestText = 20'000;

}  // namespace

void CalculatorPanel::makeMenu()
{
    const auto named = [](QAction* action, const char* name) {
        action->setObjectName(QLatin1String(name));
        return action;
    };
    const auto clip = [](const QString& text) { QGuiApplication::clipboard()->setText(text); };
    auto* copy = new QMenu(tr("Copy"), m_copy);
    named(copy->addAction(tr("Result as text"), this, [this, clip] { clip(asText()); }), "calculatorCopyText");
    named(copy->addAction(tr("Result as table (TSV)"), this, [this, clip] { clip(asTsv()); }),
          "calculatorCopyTsv");
    named(copy->addAction(tr("Command line of plimsoll calc"), this, [this, clip] { clip(command()); }),
          "calculatorCopyCommand");
    m_copy->setMenu(copy);

    auto* more = new QMenu(m_more);
    // Without room its own button is not there.
    more->addMenu(copy);
    named(more->addAction(tr("Fill in the example"), m_form, &CalculatorForm::typeExamples), "calculatorExample");
    named(more->addAction(tr("All fields back to live"), m_form, &CalculatorForm::forgetAll), "calculatorLive");
    more->addSeparator();
    m_presets = more->addMenu(tr("Presets"));
    m_presets->setEnabled(desk() != nullptr);
    more->addSeparator();
    m_plan = named(more->addAction(tr("Plan this trade in Six gates"), this, &CalculatorPanel::planTrade),
                   "calculatorPlan");
    m_position = named(more->addAction(tr("Enter as a position"), this, &CalculatorPanel::enterPosition),
                       "calculatorPosition");
    more->addSeparator();
    m_exports = named(more->addAction(tr("Part of exports, with balances"), this,
                                      [this](bool on) {
                                          m_exported = on;
                                          showFace();
                                      }),
                      "calculatorExports");
    m_exports->setCheckable(true);
    m_exports->setToolTip(tr(
        "Off: while balances of the desk stand in the fields, neither tables nor pictures of this panel leave the "
        "machine with a snapshot"));
    m_more->setMenu(more);
    connect(m_presets, &QMenu::aboutToShow, this, &CalculatorPanel::fillPresets);
}

void CalculatorPanel::fillMenu()
{
    const std::string asset = selection().asset().toStdString();
    m_plan->setEnabled(desk() && plannedOf(*m_calculator, m_inputs, m_answers, asset, m_venue));
    m_position->setEnabled(desk() && positionOf(*m_calculator, m_inputs, m_answers, asset, m_venue));
}

void CalculatorPanel::fillPresets()
{
    m_presets->clear();
    if (!desk()) return;
    m_presets->addAction(tr("Keep these fields\u2026"), this, &CalculatorPanel::nameAndKeepPreset);
    const std::string asset = selection().asset().toStdString();
    std::vector<CalcPreset> mine;
    for (const CalcPreset& p : desk()->desk().presets)
        if (p.calculator == m_calculator->id && p.asset == asset) mine.push_back(p);
    if (mine.empty()) {
        m_presets->addAction(tr("None is kept for %1").arg(selection().asset()))->setEnabled(false);
        return;
    }
    m_presets->addSeparator();
    for (const CalcPreset& p : mine) {
        const QString name = QString::fromStdString(p.name);
        m_presets->addAction(name, this, [this, name] { takePreset(name); });
    }
    m_presets->addSeparator();
    QMenu* const drop = m_presets->addMenu(tr("Delete"));
    for (const CalcPreset& p : mine)
        drop->addAction(QString::fromStdString(p.name), this,
                        [this, p] { desk()->removePreset(p.calculator, p.asset, p.name); });
}

void CalculatorPanel::nameAndKeepPreset()
{
    auto* ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setObjectName(QStringLiteral("presetName"));
    ask->setWindowTitle(tr("Keep these fields"));
    ask->setLabelText(tr("Name of the preset for %1").arg(selection().asset()));
    connect(ask, &QInputDialog::textValueSelected, this, &CalculatorPanel::keepPreset);
    ask->open();
}

// What is typed is kept; what is live stays live.
void CalculatorPanel::keepPreset(const QString& name)
{
    if (!desk() || name.trimmed().isEmpty()) return;
    CalcPreset p;
    p.calculator = m_calculator->id;
    p.asset = selection().asset().toStdString();
    p.name = name.trimmed().left(60).toStdString();
    const auto& typed = m_form->typed();
    for (auto it = typed.cbegin(); it != typed.cend(); ++it)
        p.typed.emplace_back(it.key().toStdString(), it.value().toStdString());
    desk()->setPreset(p);
}

void CalculatorPanel::takePreset(const QString& name)
{
    if (!desk()) return;
    const std::string asset = selection().asset().toStdString();
    for (const CalcPreset& p : desk()->desk().presets) {
        if (p.calculator != m_calculator->id || p.asset != asset || QString::fromStdString(p.name) != name)
            continue;
        CalculatorForm::Typed typed;
        for (const auto& [key, text] : p.typed)
            typed.insert(QString::fromStdString(key), QString::fromStdString(text));
        m_form->setCalculator(*m_calculator, typed);
        compute();
        return;
    }
}

void CalculatorPanel::planTrade()
{
    auto trade = plannedOf(*m_calculator, m_inputs, m_answers, selection().asset().toStdString(), m_venue);
    if (!desk() || !trade) return;
    if (desk()->add(*trade) > 0) Q_EMIT panelWanted(QStringLiteral("gates"));
}

void CalculatorPanel::enterPosition()
{
    auto position = positionOf(*m_calculator, m_inputs, m_answers, selection().asset().toStdString(), m_venue);
    if (!desk() || !position) return;
    if (desk()->add(std::vector<Position>{*position}) > 0) Q_EMIT panelWanted(QStringLiteral("positions"));
}

QString CalculatorPanel::asText() const
{
    return resultText(*m_calculator, m_inputs, m_answers, where());
}

QString CalculatorPanel::asTsv() const
{
    QString out;
    for (const ExportTable& t : {inputTable(m_inputs), resultTable(*m_calculator, m_answers)}) {
        if (!out.isEmpty()) out += QLatin1Char('\n');
        out += tsvLine(t.heads);
        for (const QStringList& row : t.rows) out += tsvLine(row);
    }
    return out;
}

QString CalculatorPanel::command() const
{
    QStringList lines;
    for (const CalcAnswer& a : m_answers) {
        const std::string line = calcCommand(a);
        lines << (line.empty() ? QStringLiteral("# %1: %2").arg(QLatin1String(a.of->function), a.why)
                               : QString::fromStdString(line));
    }
    return lines.join(QLatin1Char('\n'));
}

std::vector<ExportTable> CalculatorPanel::exportTables() const
{
    std::vector<ExportTable> out;
    if (!keptPrivate()) out = {inputTable(m_inputs), resultTable(*m_calculator, m_answers)};
    if (m_exported && !m_notes->bindings().empty()) out.push_back(m_notes->bindingTable());
    if (!m_notes->tally().empty()) out.push_back(m_notes->tallyTable());
    return out;
}

std::vector<ExportTable> CalculatorPanel::exportSeries() const
{
    if (keptPrivate() || m_curves.empty()) return {};
    return {curveTable(*m_calculator, m_curves)};
}

QJsonObject CalculatorPanel::saveState() const
{
    QJsonObject all;
    const auto put = [&](const QString& id, const CalculatorForm::Typed& typed) {
        QJsonObject one;
        for (auto it = typed.cbegin(); it != typed.cend(); ++it) one.insert(it.key(), it.value());
        if (!one.isEmpty()) all.insert(id, one);
    };
    for (auto it = m_typed.cbegin(); it != m_typed.cend(); ++it) put(it.key(), it.value());
    all.remove(QLatin1String(m_calculator->id));
    put(QLatin1String(m_calculator->id), m_form->typed());
    return {{QStringLiteral("calculator"), QLatin1String(m_calculator->id)},
            {QStringLiteral("venue"), text(venueKey(m_venue))},
            {QStringLiteral("typed"), all},
            {QStringLiteral("exported"), m_exported},
            {QStringLiteral("column"), m_column->saveState()},
            {QStringLiteral("bindings"), m_notes->saveBindings()},
            {QStringLiteral("tally"), m_notes->saveTally()}};
}

void CalculatorPanel::restoreState(const QJsonObject& state)
{
    if (state.contains(QStringLiteral("typed"))) {
        m_typed.clear();
        const QJsonObject all = state.value(QStringLiteral("typed")).toObject();
        for (const Calculator& c : calculators()) {
            const QJsonObject one = all.value(QLatin1String(c.id)).toObject();
            CalculatorForm::Typed typed;
            for (const CalcField& f : c.fields)
                if (const QJsonValue v = one.value(QLatin1String(f.key)); v.isString())
                    typed.insert(QLatin1String(f.key), v.toString().left(kLongestText));
            if (!typed.isEmpty()) m_typed.insert(QLatin1String(c.id), typed);
        }
        m_form->setCalculator(*m_calculator, m_typed.value(QLatin1String(m_calculator->id)));
    }
    if (const auto venue = venueFromKey(state.value(QStringLiteral("venue")).toString().toStdString()))
        setVenue(*venue);
    if (state.contains(QStringLiteral("exported"))) m_exported = state.value(QStringLiteral("exported")).toBool();
    m_exports->setChecked(m_exported);
    if (state.contains(QStringLiteral("bindings")) || state.contains(QStringLiteral("tally")))
        m_notes->restore(state.value(QStringLiteral("bindings")).toArray(),
                         state.value(QStringLiteral("tally")).toArray());
    m_column->restoreState(state.value(QStringLiteral("column")).toObject());
    choose(state.value(QStringLiteral("calculator")).toString());
    compute();
}

void CalculatorPanel::themeChanged()
{
    Panel::themeChanged();
    m_facts->setTheme(theme());
    m_form->setTheme(theme());
    m_search->setTheme(theme());
    m_listView->themeChanged();
    m_curve->setTheme(theme());
    m_line->setTheme(theme());
    for (PageLine* line : {m_formula, m_source, m_without}) line->setTheme(theme());
    m_column->themeChanged(theme());
    compute();
}

void CalculatorPanel::setDensity(Density density)
{
    m_density = density;
    m_listView->setDensity(density);
    m_column->setDensity(density);
}

}  // namespace plimsoll
