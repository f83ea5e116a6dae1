// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/searchquery.h"
#include "ui/models/rowbuilder.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/foundnames.h"
#include "ui/viewmodels/foundposts.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace asterism::ui {

/// What the servers of own accounts find, put together; only when somebody asks. Posts come into
/// the cache, so that everything can be done with them.
class ServerSearch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from SearchPage.servers")
    /// Ids of the accounts whose servers are asked: all at first. Which are left out is kept.
    Q_PROPERTY(QStringList chosen READ chosen NOTIFY chosenChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    /// What they were asked for last; empty: nothing yet.
    Q_PROPERTY(QString asked READ asked NOTIFY statusChanged FINAL)
    /// Of "posts", "people" and "tags" those for which there was anything to ask.
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY statusChanged FINAL)
    /// Of each server that did not answer, a line.
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)
    Q_PROPERTY(asterism::ui::FoundPosts *posts READ posts CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::FoundNames *people READ people CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::FoundNames *tags READ tags CONSTANT FINAL)

public:
    /// More posts are not shown.
    static constexpr size_t mostPosts = 400;

    /// Store and accounts outlive it.
    ServerSearch(store::Store &store, RowNamer names, Ask ask, const AccountsModel &accounts,
        QObject *parent = nullptr);

    QStringList chosen() const;
    bool isBusy() const { return !m_open.isEmpty() || m_waiting || m_posts->isReading(); }
    QString asked() const { return m_asked; }
    QStringList kinds() const { return m_kinds; }
    QString trouble() const;
    FoundPosts *posts() const { return m_posts; }
    FoundNames *people() const { return m_people; }
    FoundNames *tags() const { return m_tags; }

    Q_INVOKABLE void toggle(const QString &accountId);
    /// Asks all that are chosen, anew; `query`: what was typed, taken apart. Where nothing of it
    /// can be asked for, nobody is.
    void search(const QString &text, const SearchQuery &query);
    /// The next "posts", "people" or "tags" of those that have more. What comes once somebody reads
    /// stands below.
    Q_INVOKABLE void needMore(const QString &kind);

Q_SIGNALS:
    void chosenChanged();
    void statusChanged();

private:
    struct Typed {
        QString text;
        SearchQuery query;
    };

    void readLeftOut();
    void takeLeftOut(const Result<QStringList> &leftOut, int writes);
    void ask(const QString &accountId, const QString &what, const QString &below = {});
    void answered(
        const QString &accountId, const QString &what, const QJsonObject &answer, bool first);
    void refused(const QString &accountId, const QString &what, const Error &error);
    void addPosts(const QStringList &uris);
    void addRows(std::vector<qint64> rows);
    bool addNames(const QString &what, const QJsonObject &answer);
    bool hasRoom(const QString &what) const;
    FoundNames *namesOf(const QString &what) const;
    void ended(const QString &what);

    store::Store &m_store;
    Ask m_ask;
    const AccountsModel &m_accounts;
    FoundPosts *m_posts;
    FoundNames *m_people;
    FoundNames *m_tags;
    QStringList m_leftOut; ///< ids of accounts that are not chosen
    bool m_leftOutRead = false;
    int m_writes = 0; ///< of m_leftOut
    std::optional<Typed> m_waiting; ///< to be asked for as soon as it is known who is left out
    QString m_asked;
    QStringList m_kinds;
    int m_run = 0; ///< answers to older questions are not heard
    Sought m_sought; ///< the words of that, without operators
    QHash<QString, int> m_open; ///< by kind: questions without an answer
    std::vector<qint64> m_found; ///< rows of the cache, in the order shown
    /// By kind and account's id: where its next ones are.
    QHash<QString, QHash<QString, QString>> m_below;
    QStringList m_troubles;
};

} // namespace asterism::ui
