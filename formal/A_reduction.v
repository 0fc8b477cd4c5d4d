(** One-prompt training of a linear transformer is the two-factor map. *)

From Coq Require Import Reals Lra.
From Rigorous Require Import Definitions Lemmas Identities.
Local Open Scope R_scope.

(** * Finite sums *)

Lemma total_same : forall n g h, (forall i, g i = h i) -> total n g = total n h.
Proof. intros n g h same. induction n as [|n IH]; cbn; [|rewrite IH, same]; reflexivity. Qed.

Lemma total_linear : forall n g h c, total n (fun i => g i + c * h i) = total n g + c * total n h.
Proof. intros n g h c. induction n as [|n IH]; cbn; [|rewrite IH]; ring. Qed.

Lemma total_times : forall n g c, total n (fun i => c * g i) = c * total n g.
Proof. intros n g c. induction n as [|n IH]; cbn; [|rewrite IH]; ring. Qed.

Lemma total_nonneg : forall n g, (forall i, 0 <= g i) -> 0 <= total n g.
Proof. intros n g nonneg. induction n as [|n IH]; cbn; [lra|]. specialize (nonneg n). lra. Qed.

(** * Inner products of matrices *)

Lemma inner_shifted : forall d e M t N L, inner d e (shifted M t N) L = inner d e M L + t * inner d e N L.
Proof.
  intros d e M t N L. unfold inner, shifted. rewrite <- total_linear. apply total_same. intro i.
  rewrite <- total_linear. apply total_same. intro j. ring.
Qed.

Lemma inner_scaled : forall d e c M L, inner d e (fun i j => c * M i j) L = c * inner d e M L.
Proof.
  intros d e c M L. unfold inner. rewrite <- total_times. apply total_same. intro i.
  rewrite <- total_times. apply total_same. intro j. ring.
Qed.

Lemma inner_symmetric : forall d e M N, inner d e M N = inner d e N M.
Proof. intros d e M N. apply total_same. intro i. apply total_same. intro j. ring. Qed.

(** h^T U x is the inner product of U with h x^T, whose own square is kappa^2. *)
Lemma bilinear_inner : forall d e h U x, bilinear d e h U x = inner d e U (outer h x).
Proof. intros d e h U x. apply total_same. intro i. apply total_same. intro j. unfold outer. ring. Qed.

Lemma inner_outer : forall d e h x, inner d e (outer h x) (outer h x) = kappa d e h x ^ 2.
Proof.
  intros d e h x. unfold kappa, norm.
  rewrite Rpow_mult_distr, !pow2_sqrt by (apply total_nonneg; intro i; exact (Rle_0_sqr _)).
  rewrite Rmult_comm, <- total_times. apply total_same. intro i.
  rewrite Rmult_comm, <- total_times. apply total_same. intro j. unfold outer. ring.
Qed.

(** * A1. Training *)

(** The gradients are right: along every direction M of U, and in v, the loss has the derivative they say. *)
Theorem training_gradient : forall d e h x y U v M,
  derivable_pt_lim (fun t => loss d e h x y (shifted U t M) v) 0 (inner d e (gradient_U d e h x y U v) M) /\
  derivable_pt_lim (fun t => loss d e h x y U t) v (gradient_v d e h x y U v).
Proof.
  intros d e h x y U v M.
  assert (quadratic : forall b s t0, derivable_pt_lim (fun t => (b + t * s) ^ 2 / 2) t0 ((b + t0 * s) * s)).
  { intros b s t0. unfold Rdiv. cbn [pow]. eapply derivative_value; [derive_polynomial | cbn; field]. }
  unfold loss, prediction_error, gradient_U, gradient_v, prediction_error. split.
  - rewrite inner_scaled, (inner_symmetric d e (outer h x) M), bilinear_inner.
    set (b := inner d e U (outer h x)). set (s := inner d e M (outer h x)).
    apply (derivative_value _ _ ((v * b - y + 0 * (v * s)) * (v * s))); [|ring].
    apply (derivable_pt_lim_ext (fun t => (v * b - y + t * (v * s)) ^ 2 / 2)); [|apply quadratic].
    intro t. rewrite bilinear_inner, inner_shifted. fold b s. field.
  - set (b := bilinear d e h U x).
    apply (derivative_value _ _ ((- y + v * b) * b)); [|ring].
    apply (derivable_pt_lim_ext (fun t => (- y + t * b) ^ 2 / 2)); [|apply quadratic].
    intro t. field.
Qed.

(** A step of gradient descent on (U, v) is a step of F with mu = eta kappa y on their two coordinates, and moves U
    only along h x^T. *)
Theorem training_reduces_to_two_factor : forall eta d e h x y theta, eta > 0 -> kappa d e h x <> 0 ->
  coordinates eta d e h x (descend eta d e h x y theta) = F (eta * kappa d e h x * y) (coordinates eta d e h x theta) /\
  (forall M, inner d e M (outer h x) = 0 ->
    inner d e (fst (descend eta d e h x y theta)) M = inner d e (fst theta) M).
Proof.
  intros eta d e h x y [U v] positive nonzero. assert (root := sqrt_sqrt eta ltac:(lra)).
  unfold coordinates, descend, gradient_v, gradient_U, prediction_error, F, w. cbn [fst snd].
  rewrite bilinear_inner. set (b := inner d e U (outer h x)). split.
  - rewrite inner_shifted, inner_scaled, inner_outer. fold b.
    set (k := kappa d e h x) in *. set (s := sqrt eta) in *. rewrite <- root. f_equal; field; exact nonzero.
  - intros M orthogonal. rewrite inner_shifted, inner_scaled, (inner_symmetric d e (outer h x) M), orthogonal. ring.
Qed.

(** The same for the two coordinates alone: prediction kappa a v, target y, rate r^2. *)
Theorem two_weights_reduce : forall kappa r y a v,
  let step := (a - r ^ 2 * (kappa * a * v - y) * kappa * v, v - r ^ 2 * (kappa * a * v - y) * kappa * a) in
  (kappa * r * fst step, kappa * r * snd step) = F (r ^ 2 * kappa * y) (kappa * r * a, kappa * r * v).
Proof. intros kappa r y a v. unfold F, w. cbn [fst snd]. f_equal; ring. Qed.

(** So whole orbits of training are orbits of F. *)
Theorem training_orbits : forall eta d e h x y theta n, eta > 0 -> kappa d e h x <> 0 ->
  coordinates eta d e h x (iterate (descend eta d e h x y) n theta) =
  iterate (F (eta * kappa d e h x * y)) n (coordinates eta d e h x theta).
Proof.
  intros eta d e h x y theta n positive nonzero. induction n as [|n IH]; cbn [iterate]; [reflexivity|].
  rewrite <- IH. now apply training_reduces_to_two_factor.
Qed.

(** * The map with unit target and step size mu is F in other units, for mu = r^2 *)

Theorem unit_target_normalisation : forall mu r z, mu = r ^ 2 ->
  let scaled (y : point) := (r * fst y, r * snd y) in
  scaled (unit_target_map mu z) = F mu (scaled z).
Proof. intros mu r [a b] ->. unfold unit_target_map, F, w. cbn [fst snd]. f_equal; ring. Qed.
