// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "migration/csv/entries.h"
#include "model/instance.h"
#include "ui/models/rereader.h"
#include "ui/models/rowsmodel.h"
#include "ui/moving/preview.h"
#include "ui/moving/runrowsmodel.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/ask.h"

#include <QTimer>
#include <QUrl>

#include <optional>

namespace asterism::ui {

/// What an import would do. Roles: words, count, tone.
class PreviewModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of an ImportPane")

public:
    explicit PreviewModel(QObject *parent = nullptr);

    void show(const std::vector<PreviewLine> &lines);
};

/// From a file to a run that goes: what the file is, for whom, how, and what that would do. What is
/// shown is a draft in the database, which the engine compares with what the account has; any
/// other choice makes another draft. Nothing is sent before confirm() or begin().
class ImportPane : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of MovingPage")
    /// Empty: none was brought yet.
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed FINAL)
    /// "1,284 rows"; what is done meanwhile.
    Q_PROPERTY(QString fileWords READ fileWords NOTIFY changed FINAL)
    Q_PROPERTY(QStringList kinds READ kinds CONSTANT FINAL)
    /// What the file is, or seems to be; -1: nobody knows.
    Q_PROPERTY(int kind READ kind NOTIFY changed FINAL)
    /// The file does not say for sure what it is: somebody must.
    Q_PROPERTY(QString kindQuestion READ kindQuestion NOTIFY changed FINAL)
    Q_PROPERTY(QString accountId READ accountId WRITE setAccountId NOTIFY changed FINAL)
    Q_PROPERTY(bool overwrite READ isOverwrite WRITE setOverwrite NOTIFY changed FINAL)
    /// It is a file of lists: where are they made?
    Q_PROPERTY(bool ofLists READ isOfLists NOTIFY changed FINAL)
    Q_PROPERTY(bool serverLists READ isServerLists WRITE setServerLists NOTIFY changed FINAL)
    Q_PROPERTY(
        bool followForLists READ followsForLists WRITE setFollowForLists NOTIFY changed FINAL)
    Q_PROPERTY(asterism::ui::PreviewModel *preview READ preview CONSTANT FINAL)
    /// What of the file is not taken along, whatever becomes of its rows.
    Q_PROPERTY(QString lossWords READ lossWords NOTIFY changed FINAL)
    /// What is still being found out; empty when all is known.
    Q_PROPERTY(QString checking READ checking NOTIFY changed FINAL)
    /// "Follow 361"; empty while nothing can begin.
    Q_PROPERTY(QString beginWords READ beginWords NOTIFY changed FINAL)
    Q_PROPERTY(QString timeWords READ timeWords NOTIFY changed FINAL)
    Q_PROPERTY(QString warning READ warning NOTIFY changed FINAL)
    /// Whom an overwriting run takes away.
    Q_PROPERTY(asterism::ui::RunRowsModel *removals READ removals CONSTANT FINAL)
    /// What is asked before an overwriting run begins; else empty.
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(QString confirmWords READ confirmWords NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(bool canTryAgain READ canTryAgain NOTIFY changed FINAL)

public:
    /// All outlive it.
    ImportPane(
        store::Store &store, Ask ask, const AccountsModel &accounts, QObject *parent = nullptr);

    QString fileName() const { return m_name; }
    QString fileWords() const;
    QStringList kinds() const;
    int kind() const;
    QString kindQuestion() const;
    QString accountId() const { return m_account.value; }
    void setAccountId(const QString &id);
    bool isOverwrite() const { return m_overwrite; }
    void setOverwrite(bool overwrite);
    bool isOfLists() const { return isUsable() && m_file->kind == MovedKind::Lists; }
    bool isServerLists() const { return m_serverLists; }
    void setServerLists(bool at);
    bool followsForLists() const { return m_followForLists; }
    void setFollowForLists(bool follow);
    PreviewModel *preview() const { return m_preview; }
    QString lossWords() const;
    QString checking() const;
    QString beginWords() const;
    QString timeWords() const;
    QString warning() const;
    RunRowsModel *removals() const { return m_removals; }
    QString question() const;
    QString confirmWords() const;
    QString problem() const { return m_problem; }
    bool canTryAgain() const { return m_failed; }

    /// Somebody looks: only then people are looked up, a few at a time.
    void setShown(bool shown);
    qint64 draft() const { return m_draft; }

    /// The first of them that is a file.
    Q_INVOKABLE void openFiles(const QList<QUrl> &files);
    /// A path, or what a file manager copies.
    Q_INVOKABLE void open(const QString &path);
    Q_INVOKABLE void sayKind(int kind);
    Q_INVOKABLE void close();
    Q_INVOKABLE void tryAgain();
    /// An overwriting one asks first.
    Q_INVOKABLE void begin();
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void decline();

Q_SIGNALS:
    void changed();
    void begun(qint64 run);

private:
    struct Content {
        QByteArray bytes;
        csv::EntriesFile file;
    };
    /// What is known of the draft.
    struct Known {
        qint64 id = 0;
        std::optional<Run> run;
        RunCounts counts;
        int boostless = 0; ///< of those that wait: to be followed without their boosts
    };
    /// What is known of its server.
    struct ServerKnown {
        Instance instance;
        int follows = 0;
        qint64 followers = -1; ///< -1: unknown
    };

    void read();
    void readFor(bool clips);
    void take(const Result<Content> &content);
    bool isUsable() const; ///< it is known what the file is
    const Account *account() const;
    void setOption(bool &option, bool value);
    void makeDraft();
    void dropDraft();
    void hearDraft(const Result<qint64> &id);
    void readServer();
    void step();
    void hearStep(const Result<QJsonObject> &answer);
    QFuture<Result<Known>> readKnown();
    void show(const Result<Known> &known);
    bool isReady() const;
    int removed() const { return m_known.counts.removals; }
    void start();
    void fail(const Error &error);

    store::Store &m_store;
    Ask m_ask;
    const AccountsModel &m_accounts;
    PreviewModel *m_preview;
    RunRowsModel *m_removals;
    QString m_path;
    QString m_name;
    MovedKind m_said = MovedKind::Unknown; ///< what somebody says that it is
    bool m_reading = false;
    QByteArray m_bytes; ///< to be read again as what somebody says it is
    std::optional<csv::EntriesFile> m_file;
    AccountId m_account;
    bool m_overwrite = false;
    bool m_serverLists = false;
    bool m_followForLists = false;
    qint64 m_draft = 0;
    int m_round = 0; ///< what was begun for earlier choices is not heard
    bool m_shown = false;
    bool m_stepping = false;
    bool m_lookedUp = false;
    bool m_asking = false; ///< before an overwriting run
    bool m_beginning = false;
    bool m_failed = false;
    QString m_problem;
    Known m_known;
    std::optional<ServerKnown> m_server;
    Rereader<Known> m_reader;
    QTimer m_soon; ///< changes are read together
    QTimer m_next; ///< the next step
};

} // namespace asterism::ui
