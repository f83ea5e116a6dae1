// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/completionreading.h"
#include "ui/viewmodels/emojichoices.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace asterism::ui {

/// What the word that is being typed in a post could become: people, hashtags, emoji. What is known
/// here is there at once; of people and hashtags the account's server is asked after a pause, and
/// what it tells stands below. One for a window of writing. Roles: insert (what takes the place of
/// begin…end), name (StyledText), detail, image (image://…; empty: sign is drawn), sign, kind
/// ("person", "tag", "emoji"), spoken.
class Completions : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.completions()")
    /// There is something to choose.
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    /// The row that would be chosen.
    Q_PROPERTY(int at READ at NOTIFY changed FINAL)
    /// What is replaced: places in the text, in UTF-16 units.
    Q_PROPERTY(int begin READ begin NOTIFY changed FINAL)
    Q_PROPERTY(int end READ end NOTIFY changed FINAL)
    /// That row and its number, for people who hear it; empty where there is none.
    Q_PROPERTY(QString spoken READ spoken NOTIFY changed FINAL)

public:
    static constexpr size_t mostRows = 8;
    static constexpr int pauseMs = 250; ///< nothing typed meanwhile: the server is asked
    static constexpr int leastToAsk = 2; ///< characters

    /// The store outlives it.
    Completions(store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis,
        QObject *parent = nullptr);

    bool isOpen() const { return !m_shown.empty(); }
    int at() const { return m_at; }
    int begin() const { return int(m_word.begin); }
    int end() const { return int(m_word.end) + (m_blankFollows ? 1 : 0); }
    QString spoken() const;

    /// The text is like this by now, and the cursor there. Without a word that could be completed
    /// it closes.
    Q_INVOKABLE void ask(const QString &text, int cursor, const QString &accountId);
    /// The same where only an emoji means something.
    Q_INVOKABLE void askEmoji(const QString &text, int cursor, const QString &accountId);
    /// From the last row to the first and back.
    Q_INVOKABLE void next() { step(1); }
    Q_INVOKABLE void previous() { step(-1); }
    /// What is to stand between begin and end, which are forgotten with it; empty: no such row.
    Q_INVOKABLE QString choose(int row);
    /// Until another word is typed.
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();

private:
    void step(int rows);
    void askFor(const TypedWord &word, const QString &text, const QString &accountId);
    void beginWord(const CompletionQuestion &question);
    void forget();
    void show(const Result<KnownCompletions> &known);
    void askServer();
    void take(const CompletionQuestion &question, const Result<QJsonObject> &answer);
    bool isWorthAsking() const;
    void arrange();
    std::vector<Completion> wanted();
    std::vector<Completion> wantedEmoji();
    void tellRows();
    QString inserted(const Completion &row) const;

    store::Store &m_store;
    Ask m_ask;
    std::shared_ptr<EmojiIndex> m_index;
    EmojiChoices m_emojis;
    std::optional<QString> m_emojiAccount; ///< whose they are; nothing: not read yet
    TypedWord m_word;
    bool m_blankFollows = false; ///< behind the word: it is replaced, too
    CompletionQuestion m_question;
    KnownCompletions m_known; ///< its question may be an earlier one
    std::vector<Completion> m_told; ///< by the server, for this account and kind
    std::vector<Completion> m_shown;
    int m_at = 0;
    bool m_answered = false; ///< these rows are of m_question: they stay where they are
    TypedWord m_left; ///< the word that it was closed at
    QTimer m_pause;
    bool m_asking = false;
    Rereader<KnownCompletions> m_reader;
};

} // namespace asterism::ui
