// What a calculator answers: figures, tables and words, for the screen, the clipboard and exports.
#pragma once

#include "model/desk/calculator.h"
#include "ui/export_table.h"
#include "ui/panels/text_table.h"
#include "widgets/curve_plot.h"
#include "widgets/fact_strip.h"

#include <QString>

#include <vector>

namespace plimsoll {

// All cases have the same outputs: they stand side by side.
bool sideBySide(const Calculator& calculator);
// `across`: a column a case; else one below the other.
std::vector<TextColumn> resultColumns(const Calculator& calculator, bool across);
std::vector<TextRow> resultRows(const Calculator& calculator, const std::vector<CalcAnswer>& answers, bool across);
std::vector<Fact> resultFacts(const Calculator& calculator, const std::vector<CalcAnswer>& answers);

// Name, formula, inputs with their origin, results, what is left out.
QString resultText(const Calculator& calculator, const CalcInputs& inputs, const std::vector<CalcAnswer>& answers,
                   const QString& where);
ExportTable inputTable(const CalcInputs& inputs);
ExportTable resultTable(const Calculator& calculator, const std::vector<CalcAnswer>& answers);
ExportTable curveTable(const Calculator& calculator, const std::vector<CalcCurve>& curves);

std::vector<CurveSeries> curveSeries(const std::vector<CalcCurve>& curves, const Theme& theme);
// 1, 2 and 5 of each decade that is shown, fewer where there are many.
std::vector<double> curveTicks(const std::vector<CalcCurve>& curves);
QString curveNumber(double value, const QString& unit);

}  // namespace plimsoll
