// The fields of an export choice: what, form, size and scale, theme, own positions, folder. Part of the export
// dialog and of the form of a repeated one.
#pragma once

#include "ui/export_choice.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace plimsoll {

struct ExportPanelName {
    QString id, title;
};

class ExportFields : public QWidget {
    Q_OBJECT
public:
    // `folder`: where exports go if no other is named. `cells`: something is selected in a table.
    ExportFields(std::vector<ExportPanelName> panels, QString folder, bool cells, QWidget* parent);

    void setChoice(const ExportChoice& choice);
    ExportChoice choice() const;
    // Empty: it can be done. Else a sentence.
    QString problem() const;
    void setFolder(const QString& folder);

Q_SIGNALS:
    void changed();
    void folderWanted();  // somebody wants to choose it in a dialog

private:
    void show();
    QSize size() const;

    const std::vector<ExportPanelName> m_panels;
    const QString m_defaultFolder;
    QComboBox *m_what, *m_form, *m_size, *m_scale, *m_theme;
    QListWidget* m_list;
    QSpinBox *m_width, *m_height;
    QCheckBox* m_own;
    QLineEdit* m_folder;
    QLabel* m_hint;
    QWidget* m_ownSize;
};

}  // namespace plimsoll
