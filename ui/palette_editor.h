// Themes of one's own: every colour of a built-in one can be changed, with a preview and the contrast beside it.
// What is badly told apart is said, and never refused.
#pragma once

#include "ui/palette_contrast.h"
#include "ui/settings_page.h"

#include <QTimer>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace plimsoll {

class PalettePreview;

class PaletteEditor : public SettingsPage {
    Q_OBJECT
public:
    PaletteEditor(const Theme& theme, QWidget* parent = nullptr);

    void setPreferences(const Preferences& p) override;
    void take(Preferences& p) const override;
    bool hasReset() const override { return false; }  // it has its own ways back
    void left() override;

    // The theme that is being edited, and its colours as they stand here.
    QString editing() const { return m_name; }
    const ThemeTokens& tokens() const { return m_tokens; }
    bool isChanged() const { return m_tokens != m_saved; }
    void edit(const QString& theme);
    void select(const QString& token);
    QString selected() const { return m_token; }
    // False: it is no colour like #0f1317.
    bool setColour(const QString& hex);
    void resetToken();
    void resetAll();
    // Empty: saved; else why not.
    QString saveAs(const QString& name);
    void remove();
    // Beside the window; what came of it is said below (notice()).
    void exportTo(const QString& file);
    void importFrom(const QString& file);
    QString contrastText() const;
    QString notice() const;

Q_SIGNALS:
    // Seen in the whole window, not kept: what is edited, or the chosen theme again (empty).
    void tried(const plimsoll::ThemeTokens& tokens);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTree();
    void buildSide(class QVBoxLayout* side);
    void fillThemes();
    void changed(const QString& token = {});  // one colour; empty: any
    void tryIt();
    void showToken();
    void showContrast();
    void showState();
    void paintItem(QTreeWidgetItem* item) const;
    void say(const QString& text, bool bad = false);
    void pick();
    void askFile(bool toSave);
    void takeIn(OwnTheme theme, bool choose);
    ThemeTokens base() const;

    Preferences m_kept;
    std::vector<OwnTheme> m_own;  // as they are to be kept
    QString m_name = QStringLiteral("dark"), m_chosen, m_token;
    ThemeTokens m_tokens, m_saved;
    QTimer m_trying{this};  // a theme of the whole window is too much for each move of the mouse in a dialog
    QComboBox* m_themes;
    QTreeWidget* m_tree;
    QLineEdit *m_hex, *m_newName;
    QPushButton *m_pick, *m_resetToken, *m_resetAll, *m_save, *m_remove, *m_import, *m_export;
    QCheckBox* m_try;
    QLabel *m_what, *m_contrast, *m_summary, *m_note;
    PalettePreview* m_preview;
};

}  // namespace plimsoll
