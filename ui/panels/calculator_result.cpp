#include "ui/panels/calculator_result.h"

#include "ui/model_words.h"
#include "ui/panel.h"
#include "ui/panels/calculator_entry.h"
#include "widgets/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace plimsoll {

using analytics::Value;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CalculatorPanel", text);
}

std::size_t elements(const CalcOutput& output, const std::vector<CalcAnswer>& answers)
{
    std::size_t most = 0;
    for (const CalcAnswer& a : answers)
        if (const Value* const v = outputValue(output, a); v && v->list())
            most = std::max(most, v->list()->size());
    return most;
}

// The element `i` of a list, or all of it.
QString shownOf(const CalcOutput& output, const CalcAnswer& answer, std::optional<std::size_t> i)
{
    if (!i) return outputText(output, answer);
    const Value* const v = outputValue(output, answer);
    if (!v || !v->list() || *i >= v->list()->size()) return format::kNone;
    const double* const x = v->list()->at(*i).number();
    return x ? format::plain(*x * output.scale, output.decimals) : format::kNone;
}

QString exact(const CalcOutput& output, const CalcAnswer& answer)
{
    const Value* const v = outputValue(output, answer);
    if (!v) return {};
    if (v->text()) return QString::fromStdString(*v->text());
    std::string out;
    appendCalcJson(out, *v);
    return QString::fromStdString(out);
}

QString labelOf(const Calculator& c, const CalcCase& one, const CalcOutput& output, bool across)
{
    const QString label = calcSay(output.label);
    if (across || c.cases.size() < 2 || !*one.name) return label;
    return QStringLiteral("%1: %2").arg(calcSay(one.name), label);
}

}  // namespace

bool sideBySide(const Calculator& c)
{
    return c.cases.size() > 1 && std::all_of(c.cases.begin(), c.cases.end(), [&](const CalcCase& one) {
               return std::equal(one.outputs.begin(), one.outputs.end(), c.cases.front().outputs.begin(),
                                 c.cases.front().outputs.end(), [](const CalcOutput& a, const CalcOutput& b) {
                                     return std::string_view(a.key) == b.key;
                                 });
           });
}

std::vector<TextColumn> resultColumns(const Calculator& c, bool across)
{
    std::vector<TextColumn> out(1);
    out[0].head = tr("Result");
    out[0].exportHead = QStringLiteral("result");
    out[0].rest = true;
    if (across)
        for (const CalcOutput& o : c.cases.front().outputs)
            if (const QString label = withUnit(calcSay(o.label), o.unit); label.size() > out[0].widest.size())
                out[0].widest = label;
    const auto number = [&](const QString& head) {
        TextColumn n;
        n.head = head;
        n.exportHead = head;
        n.widest = QStringLiteral("9,999,999.99");
        n.right = true;
        out.push_back(n);
    };
    if (across)
        for (const CalcCase& one : c.cases) number(calcSay(one.name));
    else
        number(tr("Value"));
    return out;
}

std::vector<TextRow> resultRows(const Calculator& c, const std::vector<CalcAnswer>& answers, bool across)
{
    std::vector<TextRow> rows;
    const auto cell = [](const QString& text, const CalcAnswer& a, bool first) {
        TextCell out;
        out.text = text;
        out.tone = text == format::kNone ? CellTone::Muted : first ? CellTone::Strong : CellTone::Base;
        if (text == format::kNone)
            out.tip = a.known ? tr("There is none: the formula has no answer here")
                              : tr("Not known: %1").arg(modelWords(a.why.toStdString()));
        return out;
    };
    const auto add = [&](std::size_t at, const CalcOutput& output, std::optional<std::size_t> element,
                         bool first) {
        TextRow row;
        row.key =
            QStringLiteral("%1 %2 %3").arg(at).arg(QLatin1String(output.key)).arg(element ? int(*element) : -1);
        TextCell name;
        name.text = labelOf(c, c.cases[at], output, across);
        if (element) name.text += QStringLiteral(" %1").arg(*element + 1);
        name.text = withUnit(name.text, output.unit);
        name.tip = name.text;
        name.tone = CellTone::Muted;
        row.cells.push_back(name);
        if (across)
            for (const CalcAnswer& a : answers) row.cells.push_back(cell(shownOf(output, a, element), a, first));
        else
            row.cells.push_back(cell(shownOf(output, answers[at], element), answers[at], first));
        rows.push_back(std::move(row));
    };
    const std::size_t cases = across ? std::min<std::size_t>(1, answers.size()) : answers.size();
    for (std::size_t at = 0; at < cases; ++at) {
        bool first = true;
        for (const CalcOutput& output : c.cases[at].outputs) {
            const std::size_t n =
                across ? elements(output, answers) : elements(output, std::vector<CalcAnswer>{answers[at]});
            if (n == 0) add(at, output, {}, first);
            for (std::size_t i = 0; i < n; ++i) add(at, output, i, first);
            first = false;
        }
    }
    return rows;
}

std::vector<Fact> resultFacts(const Calculator& c, const std::vector<CalcAnswer>& answers)
{
    constexpr std::size_t kMost = 4;
    std::vector<Fact> out;
    const auto add = [&](const CalcAnswer& a, const CalcOutput& output, const QString& label) {
        Fact f;
        f.label = label;
        f.value = outputText(output, a);
        if (f.value == format::kNone) {
            f.tone = CellTone::Muted;
            f.tip = a.known ? tr("The formula has no answer here")
                            : tr("Not known: %1").arg(modelWords(a.why.toStdString()));
        } else {
            const QString unit = calcSay(output.unit);
            // "$97,435" reads better than a unit behind.
            if (unit == QLatin1String("$"))
                f.value.prepend(QLatin1Char('$'));
            else if (!unit.isEmpty() && QLatin1String(output.unit) != QLatin1String("price"))
                f.note = unit;
            f.tip = QStringLiteral("%1: %2 %3").arg(label, f.value, f.note).trimmed();
        }
        f.headline = out.empty();
        out.push_back(std::move(f));
    };
    if (sideBySide(c)) {
        // Lists have no room here.
        const auto& outputs = c.cases.front().outputs;
        const auto single = std::find_if(outputs.begin(), outputs.end(), [&](const CalcOutput& o) {
            return elements(o, answers) == 0 && std::string_view(o.key) != "haircut";
        });
        const auto at = std::string_view(c.id) == "adl" ? outputs.begin() + 3 : single;
        for (const CalcAnswer& a : answers)
            if (at != outputs.end())
                add(a, *at, QStringLiteral("%1: %2").arg(calcSay(a.of->name), calcSay(at->label)));
        return out;
    }
    for (const CalcAnswer& a : answers)
        for (const CalcOutput& o : a.of->outputs) {
            if (out.size() == kMost) return out;
            // Of several the first has two, so that what binds is named.
            const auto place = static_cast<std::size_t>(&o - a.of->outputs.data());
            if (c.cases.size() > 1 && place >= (&a == &answers.front() ? 2u : 1u)) continue;
            add(a, o, calcSay(o.label));
        }
    return out;
}

QString resultText(const Calculator& c, const CalcInputs& inputs, const std::vector<CalcAnswer>& answers,
                   const QString& where)
{
    QStringList lines{calcSay(c.name) + (where.isEmpty() ? QString() : QStringLiteral(" \u00b7 ") + where),
                      calcSay(c.formula),
                      {}};
    for (const CalcEntry& e : inputs.entries) {
        const QString value = e.value.isNull() ? format::kNone : entrySummary(*e.field, e.value);
        const QString from = e.value.isNull() && !e.why.empty() ? modelWords(e.why) : originText(e);
        lines << QStringLiteral("%1: %2%3")
                     .arg(withUnit(calcSay(e.field->label), e.field->unit), value,
                          from.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(from));
    }
    lines << QString();
    for (const TextRow& r : resultRows(c, answers, false))
        lines << QStringLiteral("%1: %2").arg(r.cells[0].text, r.cells[1].text);
    for (const CalcAnswer& a : answers)
        if (!a.known) lines << tr("Not known: %1").arg(modelWords(a.why.toStdString()));
    if (c.verdicts)
        for (const CalcVerdict& v : c.verdicts(inputs, answers)) lines << v.text;
    lines << QString() << tr("Source: %1").arg(calcSay(c.source)) << tr("Not in it: %1").arg(calcSay(c.without));
    return lines.join(QLatin1Char('\n'));
}

ExportTable inputTable(const CalcInputs& inputs)
{
    ExportTable t{QStringLiteral("calculator_inputs"),
                  tr("Calculator: inputs"),
                  {QStringLiteral("key"), QStringLiteral("input"), QStringLiteral("value"), QStringLiteral("unit"),
                   QStringLiteral("from"), QStringLiteral("age_s"), QStringLiteral("reason")},
                  {}};
    if (TableNames::only()) return t;
    const format::Standard standard;  // a copied table is read by programs too
    for (const CalcEntry& e : inputs.entries) {
        const bool live = e.origin == CalcOrigin::Live && !e.value.isNull();
        const QString from = live || e.origin == CalcOrigin::Desk ? modelWords(e.from) : originText(e);
        t.rows.push_back(
            {QLatin1String(e.field->key), calcSay(e.field->label),
             e.value.isNull() ? QString() : entryText(*e.field, e.value), calcSay(e.field->unit), from,
             live && e.age > Duration{} ? QString::number(std::chrono::duration<double>(e.age).count(), 'f', 1)
                                        : QString(),
             e.value.isNull() ? modelWords(e.why) : QString()});
    }
    return t;
}

ExportTable resultTable(const Calculator& c, const std::vector<CalcAnswer>& answers)
{
    ExportTable t{QStringLiteral("calculator_result"),
                  tr("Calculator: result"),
                  {QStringLiteral("calculator"), QStringLiteral("case"), QStringLiteral("function"),
                   QStringLiteral("key"), QStringLiteral("result"), QStringLiteral("value"),
                   QStringLiteral("shown"), QStringLiteral("unit"), QStringLiteral("reason")},
                  {}};
    if (TableNames::only()) return t;
    for (const CalcAnswer& a : answers)
        for (const CalcOutput& o : a.of->outputs) {
            const QString value = exact(o, a), shown = outputText(o, a);
            t.rows.push_back({QLatin1String(c.id), calcSay(a.of->name), QLatin1String(a.of->function),
                              QLatin1String(o.key), calcSay(o.label), value, value.isEmpty() ? QString() : shown,
                              calcSay(o.unit), value.isEmpty() ? (a.known ? tr("no answer") : a.why) : QString()});
        }
    return t;
}

ExportTable curveTable(const Calculator& c, const std::vector<CalcCurve>& curves)
{
    ExportTable t{QStringLiteral("calculator_curve"),
                  c.plot.title ? calcSay(c.plot.title) : tr("Curve"),
                  {QStringLiteral("curve"), QStringLiteral("x"), QStringLiteral("x_unit"), QStringLiteral("y"),
                   QStringLiteral("y_unit")},
                  {}};
    if (TableNames::only()) return t;
    for (const CalcCurve& one : curves)
        for (const auto& [x, y] : one.points)
            t.rows.push_back({one.name, QString::number(x, 'g', 12), calcSay(c.plot.xUnit),
                              y ? QString::number(*y, 'g', 12) : QString(), calcSay(c.plot.yUnit)});
    return t;
}

std::vector<CurveSeries> curveSeries(const std::vector<CalcCurve>& curves, const Theme& theme)
{
    const QColor colors[] = {theme.text.strong, theme.ui.accent, theme.text.muted};
    const PlotDash dashes[] = {PlotDash::Solid, PlotDash::Dashed, PlotDash::Dotted};
    std::vector<CurveSeries> out;
    for (const CalcCurve& c : curves) {
        const std::size_t i = out.size() % std::size(colors);
        CurveSeries s;
        s.code = c.code;
        s.name = c.name;
        s.color = colors[i];
        s.dash = dashes[i];
        s.width = 1.5;
        s.dots = c.points.size() < 4;
        for (const auto& [x, y] : c.points)
            if (x > 0) s.points.push_back({x, y ? std::optional(std::max(0.0, *y)) : std::nullopt});
        out.push_back(std::move(s));
    }
    return out;
}

std::vector<double> curveTicks(const std::vector<CalcCurve>& curves)
{
    double low = 0, high = 0;
    for (const CalcCurve& c : curves)
        for (const auto& [x, y] : c.points) {
            if (!(x > 0)) continue;
            low = low > 0 ? std::min(low, x) : x;
            high = std::max(high, x);
        }
    if (!(low > 0)) return {};
    if (low >= high) return {low};
    const bool many = std::log10(high / low) > 3;
    std::vector<double> out;
    for (int e = static_cast<int>(std::floor(std::log10(low))); e <= static_cast<int>(std::ceil(std::log10(high)));
         ++e)
        for (const double m : {1., 2., 5.}) {
            const double at = m * std::pow(10, e);
            if (at >= low * 0.999 && at <= high * 1.001 && (!many || m == 1)) out.push_back(at);
        }
    return out;
}

QString curveNumber(double value, const QString& unit)
{
    if (unit == QLatin1String("$")) return format::money(value);
    if (unit == QLatin1String("bp")) return format::bp(value);
    const double size = std::fabs(value);
    QString out = size >= 1'000 ? format::qty(value)
                                : format::plain(value, size >= 100 || value == std::round(value) ? 0
                                                       : size >= 1                               ? 1
                                                                                                 : 2);
    if (unit == QLatin1String("\u00d7")) out += unit;
    return out;
}

}  // namespace plimsoll
