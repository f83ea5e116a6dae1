// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QStringList>

#include <optional>

namespace asterism::ui {

/// Why a server is of no use for a column of that kind ("local", "federated", "tag"), in a
/// sentence; empty when it is. `typed`: what it is called there; `answer`: of the job "server".
QString serverRefusal(
    const QString &typed, const QString &kind, bool ownAccount, const Result<QJsonObject> &answer);

/// The servers that a column may be read from: those of the own accounts and whatever is typed,
/// each with a word on whether it can be read. Roles: host, words, chosen (bool), usable (bool),
/// checking (bool).
class ServerChoices : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of Deck")
    /// The chosen hosts, in the order of the rows, as a line.
    Q_PROPERTY(QString chosenLine READ chosenLine NOTIFY chosenChanged FINAL)

public:
    static constexpr int most = 20;

    /// The store outlives it. `typed` is told each host that the user typed, before it is asked.
    ServerChoices(store::Store &store, Ask ask, std::function<void(const QString &host)> typed,
        QObject *parent = nullptr);

    QStringList chosen() const;
    QString chosenLine() const { return chosen().join(u' '); }

    /// Anew: `own` are servers of accounts, `chosen` those that are ticked at first.
    void begin(const QString &kind, const QStringList &own, const QStringList &chosen);

    /// Several at once, parted by blanks or commas; what is no server's name ends in problem().
    Q_INVOKABLE void add(const QString &typed);
    /// One that is of no use is never chosen.
    Q_INVOKABLE void choose(const QString &host, bool chosen);

Q_SIGNALS:
    void chosenChanged();
    void problem(const QString &sentence);

private:
    struct Choice {
        QString host;
        bool own = false;
        bool chosen = false;
        std::optional<Result<QJsonObject>> answer; ///< none while it is asked, and of own ones
    };

    Choice *find(const QString &host);
    void ask(const QString &host);
    void answered(const QString &host, const Result<QJsonObject> &answer);
    QString refusalOf(const Choice &choice) const;
    QString wordsOf(const Choice &choice) const;
    void show();

    store::Store &m_store;
    Ask m_ask;
    std::function<void(const QString &host)> m_typed;
    QString m_kind;
    std::vector<Choice> m_choices;
    QStringList m_told; ///< chosen(), as it was told last
};

/// What stands between blanks and commas, also Japanese ones.
QStringList typedServers(const QString &line);

} // namespace asterism::ui
