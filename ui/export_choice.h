// What a person wants exported, in which form and how large: the dialog's answer, kept for the next time.
#pragma once

#include <QJsonObject>
#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <span>

namespace plimsoll {

enum class ExportWhat : std::uint8_t { Window, Panel, Panels, Selection };
enum class ExportForm : std::uint8_t { Folder, Zip, Png, Svg, Csv, Html, Pdf };
inline constexpr int kExportForms = 7;

struct ExportChoice {
    ExportWhat what = ExportWhat::Window;
    QStringList panels;  // of Panel: the one; of Panels: those
    ExportForm form = ExportForm::Folder;
    QSize size;          // of pictures; empty: as they are on screen
    int scale = 1;       // 1 or 2
    bool print = false;  // pictures in the light theme, else as on screen
    bool own = false;    // the person's positions and planned trades too
    QString folder;      // empty: the exports folder of the data folder
    bool operator==(const ExportChoice&) const = default;
};

// A selection of cells has no picture.
bool exportPossible(ExportWhat what, ExportForm form);
QString exportFormName(ExportForm form);    // "Folder"
QString exportFormSuffix(ExportForm form);  // ".zip"; empty: a folder
QString exportWhatName(ExportWhat what);

struct PictureSize {
    const char* name;
    int width, height;  // 0: as on screen
};
std::span<const PictureSize> pictureSizes();
inline constexpr int kLeastPicture = 200, kLargestPicture = 7'680;
// With its scale it would take more memory than a picture may.
bool pictureTooLarge(QSize size, int scale);

QJsonObject toJson(const ExportChoice& choice);
// Field by field: what makes no sense falls back.
ExportChoice exportChoiceFrom(const QJsonObject& kept);

}  // namespace plimsoll
