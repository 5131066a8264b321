// Something the palette can find.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace plimsoll {

// In the order in which equal finds are offered.
enum class PaletteKind : std::uint8_t { Asset, Panel, Workspace, Command, Setting, Alert, Value, Help };
inline constexpr std::size_t kPaletteKinds = 8;

struct PaletteEntry {
    PaletteKind kind = PaletteKind::Command;
    QString id;           // unique and the same tomorrow: "panel:depth"
    QString title;        // what is read and searched
    QString detail;       // what choosing it does
    QString keys{};       // "Ctrl+E"
    QStringList words{};  // what else it answers to
    bool takesAsset = false;
    // With the asset that was typed beside it; empty: none was.
    std::function<void(const QString& asset)> act{};
};

using PaletteSource = std::function<std::vector<PaletteEntry>()>;

}  // namespace plimsoll
