// What an answer looks like: numbers, verdicts, curve, and the face of the panel.
#include "ui/panels/calculator_panel.h"

#include "model/market/duration_of.h"
#include "ui/panels/calculator_entry.h"
#include "ui/panels/calculator_notes.h"
#include "ui/panels/calculator_result.h"
#include "ui/panels/page_column.h"
#include "widgets/curve_plot.h"
#include "widgets/fact_strip.h"
#include "widgets/format.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"
#include "widgets/within.h"

#include <QLabel>

#include <algorithm>

namespace plimsoll {

namespace {

// What a plot in days shows of a curve at most: a clock of nanoseconds has no time for what somebody may type.
constexpr double kMostDays = 10'000;

}  // namespace

void CalculatorPanel::showResult()
{
    const Calculator& c = *m_calculator;
    m_facts->setFacts(resultFacts(c, m_answers));
    m_rows->apply(resultRows(c, m_answers, m_across));
    QStringList unknown;
    for (const CalcAnswer& a : m_answers)
        if (!a.known && !unknown.contains(a.why))
            unknown << (c.cases.size() > 1 && *a.of->name && !sideBySide(c)
                            ? QStringLiteral("%1: %2").arg(calcSay(a.of->name), a.why)
                            : a.why);
    m_why->say(unknown.isEmpty() ? QString() : tr("Not known. %1").arg(unknown.join(QStringLiteral(" \u00b7 "))));
    std::vector<CalcVerdict> verdicts;
    if (c.verdicts) verdicts = c.verdicts(m_inputs, m_answers);
    // Lines of the tone that each needs: warnings in even places, the others in odd ones.
    std::size_t warn = 0, plain = 1;
    for (PageLine* line : m_verdicts) line->setProperty("said", QString());
    for (const CalcVerdict& v : verdicts) {
        std::size_t& at = v.warn ? warn : plain;
        if (at < m_verdicts.size()) m_verdicts[at]->setProperty("said", v.text);
        at += 2;
    }
    for (PageLine* line : m_verdicts) line->say(line->property("said").toString());

    const QString asset = selection().asset();
    const std::string_view id = c.id;
    m_notes->show(id == "sizer"      ? CalculatorNotes::Of::Binding
                  : id == "slippage" ? CalculatorNotes::Of::Tally
                                     : CalculatorNotes::Of::None,
                  asset);
    if (id == "sizer" && !m_answers.empty() && m_answers.front().known && !asset.isEmpty()) {
        const CalcOutput* const binding = &c.cases.front().outputs[1];
        m_notes->note({m_now.wall, asset, outputText(*binding, m_answers.front()),
                       m_answers.front().number("notional").value_or(0)});
    }
    std::optional<TallyNote> next;
    if (id == "slippage" && !m_answers.empty()) {
        const CalcAnswer& a = m_answers.front();
        const auto bp = a.number("slip_bps"), filled = a.number("filled_usd");
        if (bp && filled)
            next = TallyNote{m_now.wall,
                             asset.isEmpty() ? tr("an asset") : asset,
                             m_inputs.text("side") == "sell" ? tr("sell") : tr("buy"),
                             *filled,
                             *bp,
                             *bp / 1e4 * *filled};
    }
    m_notes->offer(std::move(next));
    m_plan->setEnabled(false);
    m_position->setEnabled(false);
    fillMenu();
}

void CalculatorPanel::showCurve()
{
    const CalcPlot& plot = m_calculator->plot;
    const bool any = plot.title != nullptr;
    m_curveHead->setVisible(any);
    m_curveTitle->parentWidget()->setVisible(any && !m_column->folded(QStringLiteral("curve")));
    m_curve->setVisible(any && !plot.days);
    m_line->setVisible(any && plot.days);
    if (!any) return;
    const QString x = calcSay(plot.xUnit), y = calcSay(plot.yUnit);
    const QString why = tr("No curve: an input is not known");
    if (!plot.days) {
        m_curve->setEmptyText(m_answers.empty() || m_answers.front().known ? tr("No curve for these inputs")
                                                                           : why);
        m_curve->setFormats([x](double v) { return curveNumber(v, x); },
                            [y](double v) { return curveNumber(v, y); }, y, tr("%1, root scale").arg(y));
        m_curve->setXTicks(curveTicks(m_curves));
        m_curve->setSeries(curveSeries(m_curves, theme()));
        return;
    }
    // Days from now on: the right edge is the last of them.
    const double days = within(m_inputs.number("days").value_or(30), 0.0, kMostDays);
    const auto after = [this](double day) { return m_now.wall + durationOf(day * 86'400); };
    m_line->setEmptyText(why);
    m_line->setFormat([](double v) { return format::plain(v, 2); }, y);
    std::vector<PlotSeries> series;
    for (const CalcCurve& c : m_curves) {
        PlotSeries s;
        s.code = c.code;
        s.name = c.name;
        s.color = theme().text.strong;
        s.width = 1.5;
        s.holds = false;
        for (const auto& [day, value] : c.points)
            if (day <= kMostDays) s.points.push_back({after(day), value});
        series.push_back(std::move(s));
    }
    m_line->setSeries(std::move(series));
    m_line->setNow(after(days));
    m_line->setSpan(durationOf(days * 86'400));
    std::vector<PlotMarker> gone;
    if (!m_answers.empty())
        if (const auto left = m_answers.front().number("days_left"); left && *left <= days)
            gone.push_back({after(*left), tr("gone"), theme().severity.warn});
    m_line->setMarkers(std::move(gone));
}

void CalculatorPanel::showFace()
{
    PanelFace face;
    QStringList context{calcSay(m_calculator->name)};
    if (const QString at = where(); !at.isEmpty()) context << at;
    if (m_exported) context << tr("part of exports");
    face.context = context.join(QStringLiteral(" \u00b7 "));
    int live = 0, missing = 0;
    Duration oldest{};
    QStringList tips{tr("Every number is that of plimsoll calc")};
    for (const CalcEntry& e : m_inputs.entries) {
        if (e.origin != CalcOrigin::Live && e.origin != CalcOrigin::Desk) continue;
        if (e.origin == CalcOrigin::Live) {
            ++live;
            oldest = std::max(oldest, e.age);
        }
        if (e.value.isNull() && !e.field->optional) {
            ++missing;
            tips << originTip(e);
        }
        if (e.modelled) face.provenance = Provenance::Modelled;
    }
    face.tip = tips.join(QLatin1Char('\n'));
    const bool known = !m_answers.empty() && std::all_of(m_answers.begin(), m_answers.end(),
                                                         [](const CalcAnswer& a) { return a.known; });
    if (live == 0) {
        face.fresh = missing > 0 ? Freshness::Stale : Freshness::Off;
        face.age = missing > 0 ? tr("not known") : tr("as typed");
    } else {
        face.fresh = known && missing == 0 ? Freshness::Live
                     : std::any_of(m_answers.begin(), m_answers.end(), [](const auto& a) { return a.known; })
                         ? Freshness::Late
                         : Freshness::Stale;
        face.age = missing > 0 ? tr("%n not known", nullptr, missing) : format::age(oldest);
    }
    setFace(face);
}

QString CalculatorPanel::where() const
{
    const bool market = std::any_of(m_inputs.entries.begin(), m_inputs.entries.end(), [](const CalcEntry& e) {
        return e.origin == CalcOrigin::Live || e.origin == CalcOrigin::Desk;
    });
    if (!market || selection().asset().isEmpty()) return {};
    return QStringLiteral("%1 %2").arg(selection().asset(), venueCodeText(m_venue));
}

}  // namespace plimsoll
