// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/posttext.h"
#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/composerules.h"

#include <QSet>
#include <QUrl>

namespace asterism::ui {

/// The files of a post that is being written. What is added is copied into the data folder first
/// and is there a moment later, in the order in which it was added. Roles: name, type ("image",
/// "video", "audio"), preview and whole (image://…, cropped to fill and all of it; empty: there is
/// nothing to see), description, descriptionRoom (so many characters more, as servers count),
/// focusX, focusY, trouble (plain; mostly empty), busy (it is being copied).
class AttachmentsModel : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from ComposePart.attachments")
    /// Files are being read.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    /// Why a file could not be taken; empty mostly.
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)
    /// That one was taken away with what was said of it, and can be put back; empty mostly.
    Q_PROPERTY(QString takenNote READ takenNote NOTIFY takenChanged FINAL)

public:
    /// `dataFolder`: the files lie in its "attachments".
    explicit AttachmentsModel(QString dataFolder, QObject *parent = nullptr);

    bool isBusy() const { return !m_coming.isEmpty(); }
    QString problem() const { return m_problem; }
    QString takenNote() const;

    /// Files of this computer, as they were dropped or chosen.
    Q_INVOKABLE void addFiles(const QList<QUrl> &urls);
    /// Files or a picture out of the clipboard; false where it holds neither, or words as well,
    /// which are what is pasted then. The address of the picture is no such words.
    Q_INVOKABLE bool paste();
    Q_INVOKABLE bool canPaste() const;
    /// Away. What has a description is kept until another such one is taken.
    Q_INVOKABLE void take(int place);
    /// To where it was, as far as there is such a place; -1: nothing is kept.
    Q_INVOKABLE int putBack();
    Q_INVOKABLE void forgetTaken() { keepTaken({}, 0); }
    Q_INVOKABLE void move(int from, int to);
    /// One that nobody takes is not kept: problem() says so.
    Q_INVOKABLE void setDescription(int place, const QString &text);
    Q_INVOKABLE void setFocus(int place, double x, double y); ///< each from -1 to 1
    Q_INVOKABLE void dismissProblem() { say({}); }

    /// Why the first that cannot go cannot, with its name; empty: all can, as far as is known here.
    QString trouble() const;
    /// Those that are there; what is still being copied is not.
    QList<Attachment> media() const { return m_media; }
    /// What is still being copied goes to nobody.
    void show(const QList<Attachment> &media);
    /// Who are to post them; `most`: so many files.
    void setPosters(const std::vector<Poster> &posters, int most);

Q_SIGNALS:
    void busyChanged();
    void problemChanged();
    void takenChanged();
    void changed(); ///< media(), by the user
    void troubleChanged(); ///< otherwise than by changed() and setPosters()

private:
    struct Coming {
        QString key;
        QString name;
        std::optional<Attachment> taken; ///< it waits for those before it
    };

    bool has(int place) const { return place >= 0 && place < m_media.size(); }
    bool hasRoom();
    template <typename Take> void copy(const QString &name, Take take);
    void copied(const QString &key, const Result<Attachment> &taken);
    void letIn();
    void measureKept();
    void noteKept(const QStringList &unreadable, const QStringList &moving);
    void keepTaken(const std::optional<Attachment> &taken, int place);
    QString troubleOf(int place) const;
    Row rowOf(int place) const;
    void showAll();
    void edited();
    void say(const QString &problem);

    QString m_dataFolder;
    QList<Attachment> m_media;
    QStringList m_keys; ///< of their rows
    QList<Coming> m_coming;
    QSet<QString> m_unreadable; ///< Attachment::file
    std::vector<Poster> m_posters;
    std::optional<Attachment> m_taken;
    int m_takenFrom = 0;
    QString m_problem;
    int m_most = mostAttachments;
    int m_made = 0;
};

} // namespace asterism::ui
