// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/deck.h"
#include "ui/viewmodels/jumpfinder.h"
#include "ui/viewmodels/jumpranking.h"
#include "ui/viewmodels/jumpreading.h"
#include "ui/viewmodels/listsmodel.h"
#include "ui/viewmodels/offers.h"
#include "ui/viewmodels/recenttexts.h"

#include <functional>
#include <vector>

namespace asterism::ui {

/// Everything that can be jumped to, by what is typed: columns, accounts, lists, pages, people and
/// hashtags that are known here, columns that can be added, and what the text itself names. Roles:
/// key, name (StyledText), detail, icon, image (image://…; empty: sign or icon is drawn), sign,
/// colour, heading (of the first row of a group what they are; else empty), other (what choosing it
/// in the other way does; may be empty), spoken.
class Jump : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed FINAL)
    /// The row that would be chosen; -1 when there is none.
    Q_PROPERTY(int at READ at NOTIFY changed FINAL)
    /// A server is asked for what was chosen.
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    /// Why it was not found; empty while all is well.
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    /// That row and its number, for people who hear it; empty where there is none.
    Q_PROPERTY(QString spoken READ spoken NOTIFY changed FINAL)

public:
    /// All of it outlives it.
    struct Parts {
        store::Store &store;
        AccountsModel &accounts;
        ListsModel &lists;
        Deck &deck;
    };

    Jump(Parts parts, Ask ask, QObject *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    int at() const { return m_at; }
    bool isBusy() const { return m_finder.isBusy(); }
    QString problem() const { return m_problem; }
    QString spoken() const;

    Q_INVOKABLE void begin(); ///< it is shown: nothing is typed
    Q_INVOKABLE void end(); ///< it is closed: what is on its way is not wanted any more
    /// So many rows down, or up; from the last to the first and back.
    Q_INVOKABLE void step(int rows);
    /// Jumps there: done() first, then what belongs to it.
    Q_INVOKABLE void choose(int row);
    /// What "other" says; nothing where it is empty.
    Q_INVOKABLE void chooseOther(int row);

Q_SIGNALS:
    void changed();
    /// It may close, and give the keys back, before anything else takes them.
    void done();
    /// What comes lies on the deck.
    void deckAsked();
    void profileAsked(const QString &handle);
    void threadAsked(const QString &uri);
    /// As pageJumps() (viewmodels/jumpplaces.h).
    void pageAsked(const QString &page);
    void membersAsked(const QString &listId);
    void searchAsked(const QString &text);

private:
    void read();
    void take(const Result<JumpFound> &found);
    void arrange();
    void tellRows();
    std::vector<JumpTarget> columns() const;
    std::vector<JumpTarget> offered() const;
    std::vector<JumpTarget> known() const;
    std::vector<RankedJump> ranked() const;
    bool isKnown(const std::vector<RankedJump> &rows, const JumpTarget &typed) const;
    void openPlace(const JumpTarget &target);
    void addColumn(const JumpTarget &target);
    void openFound(const QString &handle);
    void openProfile(const QString &handle);
    void openThread(const QString &uri);
    bool goToColumn(const QString &key);
    void openList(const QString &key, const std::function<void()> &add);
    void setProblem(const QString &sentence);
    const JumpTarget *targetAt(int row) const;

    Parts m_parts;
    Offers m_offers;
    RecentTexts m_recent;
    JumpFinder m_finder;
    QString m_text;
    QString m_problem;
    std::vector<JumpTarget> m_found; ///< in the cache; may be of an earlier text
    std::vector<RankedJump> m_shown;
    int m_at = -1;
    bool m_moved = false; ///< the user went to a row: it stays the one
    bool m_open = false;
    Rereader<JumpFound> m_reader;
};

} // namespace asterism::ui
