#include "ui/export_choice.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

struct FormRow {
    ExportForm form;
    const char *name, *suffix, *key;
    bool ofCells;
};
constexpr std::array<FormRow, kExportForms> kForms = {{
    {ExportForm::Folder, QT_TRANSLATE_NOOP("ExportChoice", "Folder"), "", "folder", true},
    {ExportForm::Zip, QT_TRANSLATE_NOOP("ExportChoice", "Zip archive"), ".zip", "zip", true},
    {ExportForm::Png, QT_TRANSLATE_NOOP("ExportChoice", "PNG"), ".png", "png", false},
    {ExportForm::Svg, QT_TRANSLATE_NOOP("ExportChoice", "SVG"), ".svg", "svg", false},
    {ExportForm::Csv, QT_TRANSLATE_NOOP("ExportChoice", "CSV"), ".csv", "csv", true},
    {ExportForm::Html, QT_TRANSLATE_NOOP("ExportChoice", "HTML"), ".html", "html", true},
    {ExportForm::Pdf, QT_TRANSLATE_NOOP("ExportChoice", "PDF"), ".pdf", "pdf", true},
}};

struct WhatRow {
    const char *name, *key;
};
constexpr std::array<WhatRow, 4> kWhats = {{
    {QT_TRANSLATE_NOOP("ExportChoice", "Whole window"), "window"},
    {QT_TRANSLATE_NOOP("ExportChoice", "This panel"), "panel"},
    {QT_TRANSLATE_NOOP("ExportChoice", "Chosen panels"), "panels"},
    {QT_TRANSLATE_NOOP("ExportChoice", "Selected cells"), "selection"},
}};

const FormRow& rowOf(ExportForm form)
{
    return kForms[static_cast<std::size_t>(form)];
}

constexpr double kMostPixels = 7'680.0 * 4'320 * 2;

}  // namespace

bool exportPossible(ExportWhat what, ExportForm form)
{
    return what != ExportWhat::Selection || rowOf(form).ofCells;
}

QString exportFormName(ExportForm form)
{
    return QCoreApplication::translate("ExportChoice", rowOf(form).name);
}

QString exportFormSuffix(ExportForm form)
{
    return QLatin1String(rowOf(form).suffix);
}

QString exportWhatName(ExportWhat what)
{
    return QCoreApplication::translate("ExportChoice", kWhats[static_cast<std::size_t>(what)].name);
}

std::span<const PictureSize> pictureSizes()
{
    static constexpr std::array<PictureSize, 5> sizes = {{
        {QT_TRANSLATE_NOOP("ExportChoice", "As on screen"), 0, 0},
        {"1366 \u00d7 768", 1'366, 768},
        {"1920 \u00d7 1080", 1'920, 1'080},
        {"2560 \u00d7 1440", 2'560, 1'440},
        {"3840 \u00d7 2160", 3'840, 2'160},
    }};
    return sizes;
}

bool pictureTooLarge(QSize size, int scale)
{
    return static_cast<double>(size.width()) * size.height() * scale * scale > kMostPixels;
}

QJsonObject toJson(const ExportChoice& c)
{
    return {{QStringLiteral("what"), QLatin1String(kWhats[static_cast<std::size_t>(c.what)].key)},
            {QStringLiteral("panels"), QJsonArray::fromStringList(c.panels)},
            {QStringLiteral("form"), QLatin1String(rowOf(c.form).key)},
            {QStringLiteral("width"), c.size.isEmpty() ? 0 : c.size.width()},
            {QStringLiteral("height"), c.size.isEmpty() ? 0 : c.size.height()},
            {QStringLiteral("scale"), c.scale},
            {QStringLiteral("print"), c.print},
            {QStringLiteral("own"), c.own},
            {QStringLiteral("folder"), c.folder}};
}

ExportChoice exportChoiceFrom(const QJsonObject& kept)
{
    ExportChoice c;
    const QString what = kept.value(QStringLiteral("what")).toString();
    for (std::size_t i = 0; i < kWhats.size(); ++i)
        if (what == QLatin1String(kWhats[i].key)) c.what = static_cast<ExportWhat>(i);
    const QString form = kept.value(QStringLiteral("form")).toString();
    for (const FormRow& row : kForms)
        if (form == QLatin1String(row.key)) c.form = row.form;
    for (const QJsonValue& v : kept.value(QStringLiteral("panels")).toArray())
        if (v.isString()) c.panels << v.toString().left(100);
    const int width = kept.value(QStringLiteral("width")).toInt(),
              height = kept.value(QStringLiteral("height")).toInt();
    const auto sound = [](int n) { return n >= kLeastPicture && n <= kLargestPicture; };
    if (sound(width) && sound(height)) c.size = QSize(width, height);
    c.scale = kept.value(QStringLiteral("scale")).toInt(1) == 2 ? 2 : 1;
    if (pictureTooLarge(c.size, c.scale)) c.scale = 1;
    c.print = kept.value(QStringLiteral("print")).toBool(false);
    c.own = kept.value(QStringLiteral("own")).toBool(false);
    c.folder = kept.value(QStringLiteral("folder")).toString();
    if (!exportPossible(c.what, c.form)) c.form = ExportForm::Csv;
    return c;
}

}  // namespace plimsoll
