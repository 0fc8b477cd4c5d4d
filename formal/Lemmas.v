(** Lemmas that several theorems share: orbits, products along them, ln, derivatives. *)

From Coq Require Import ZArith Reals Lra Lia.
From Rigorous Require Import Definitions.
Local Open Scope R_scope.

(** * Orbits *)

Lemma iterate_from_first : forall (T : Type) (f : T -> T) n x, iterate f (S n) x = iterate f n (f x).
Proof. intros T f n x. induction n as [|n IH]; [reflexivity|]. cbn in *. now rewrite IH. Qed.

Lemma iterate_keeps : forall (T : Type) (f : T -> T) (S : T -> Prop),
  (forall x, S x -> S (f x)) -> forall n x, S x -> S (iterate f n x).
Proof. intros T f S kept n x start. induction n; cbn; auto. Qed.

Lemma fixed_forever : forall (T : Type) (f : T -> T) n x, f x = x -> iterate f n x = x.
Proof. intros T f n x fixed. induction n as [|n IH]; cbn; [|rewrite IH]; auto. Qed.

(** A quantity that never grows on a kept set and drops in the first step never comes back. *)
Lemma iterate_drops : forall (T : Type) (f : T -> T) (S : T -> Prop) (g : T -> R),
  (forall x, S x -> S (f x)) -> (forall x, S x -> g (f x) <= g x) ->
  forall n x, S x -> g (f x) < g x -> (0 < n)%nat -> g (iterate f n x) < g x.
Proof.
  intros T f S g kept down n x start drop positive.
  destruct n as [|n]; [lia|]. rewrite iterate_from_first.
  assert (H : forall k, S (iterate f k (f x)) /\ g (iterate f k (f x)) <= g (f x)).
  { induction k as [|k [inside IH]]; cbn; [split; [auto|lra]|].
    split; [auto|]. specialize (down _ inside). lra. }
  destruct (H n). lra.
Qed.

Lemma natural_above : forall M, exists N, M < INR N.
Proof.
  intro M. exists (Z.to_nat (up M)). destruct (archimed M) as [above _]. rewrite INR_IZR_INZ.
  assert (IZR (up M) <= IZR (Z.of_nat (Z.to_nat (up M)))) by (apply IZR_le; lia). lra.
Qed.

(** * Products along orbits *)

Lemma product_from_first : forall (T : Type) (g : T -> R) f n x,
  product g f (S n) x = g x * product g f n (f x).
Proof.
  intros T g f n x. induction n as [|n IH]; [cbn; ring|].
  change (product g f (S n) x * g (iterate f (S n) x) = g x * product g f (S n) (f x)).
  rewrite IH, iterate_from_first. cbn. ring.
Qed.

(** If g is multiplied by k in each step, then after n steps it has been multiplied by the product of k. *)
Lemma product_telescopes : forall (T : Type) (f : T -> T) (g k : T -> R),
  (forall x, g (f x) = g x * k x) -> forall n x, g (iterate f n x) = g x * product k f n x.
Proof.
  intros T f g k step n x. induction n as [|n IH]; cbn; [ring|]. rewrite step, IH. ring.
Qed.

Lemma product_around_cycle : forall (T : Type) (f : T -> T) (g k : T -> R) n x,
  (forall y, g (f y) = g y * k y) -> g x <> 0 -> periodic f n x -> product k f n x = 1.
Proof.
  intros T f g k n x step nonzero [_ back].
  assert (H := product_telescopes T f g k step n x). rewrite back in H.
  apply (Rmult_eq_reg_l (g x)); lra.
Qed.

Lemma product_positive : forall (T : Type) (g : T -> R) f,
  (forall x, 0 < g x) -> forall n x, 0 < product g f n x.
Proof.
  intros T g f positive n x. induction n; cbn; [lra|]. now apply Rmult_lt_0_compat.
Qed.

Lemma product_of_squares : forall (T : Type) (g : T -> R) f n x,
  product (fun y => g y ^ 2) f n x = product g f n x ^ 2.
Proof. intros T g f n x. induction n as [|n IH]; cbn in *; [|rewrite IH]; ring. Qed.

Lemma product_same : forall (T : Type) (g k : T -> R) f n x,
  (forall y, g y = k y) -> product g f n x = product k f n x.
Proof. intros T g k f n x same. induction n as [|n IH]; cbn; [|rewrite IH, same]; reflexivity. Qed.

(** Telescoping as an inequality, on a set S that f keeps: k >= (L o f)/L at every point bounds the product of k
    below by (L o f^n)/L, strictly if it is strict at the first point. *)
Lemma product_bounded_below : forall (T : Type) (f : T -> T) (S : T -> Prop) (k L : T -> R),
  (forall y, S y -> S (f y)) -> (forall y, S y -> 0 < k y) -> (forall y, S y -> L (f y) <= k y * L y) ->
  forall n x, S x -> L (f x) < k x * L x -> (0 < n)%nat -> L (iterate f n x) < product k f n x * L x.
Proof.
  intros T f S k L kept positive bound n x start strict some.
  destruct n as [|n]; [lia|]. clear some. induction n as [|n IH].
  - cbn. lra.
  - assert (inside : S (iterate f (Datatypes.S n) x)) by now apply iterate_keeps.
    assert (step := bound _ inside). specialize (positive _ inside).
    assert (grow := Rmult_lt_compat_l _ _ _ positive IH).
    change (L (f (iterate f (Datatypes.S n) x)) <
            product k f (Datatypes.S n) x * k (iterate f (Datatypes.S n) x) * L x).
    lra.
Qed.

(** A function whose multiplier is positive keeps its sign in a step. *)
Lemma positive_factor_keeps_sign : forall a b k, 0 < k -> b = a * k ->
  (b < 0 <-> a < 0) /\ (b = 0 <-> a = 0) /\ (b > 0 <-> a > 0).
Proof.
  intros a b k positive ->.
  assert (neg : a < 0 -> a * k < 0) by (intro; nra).
  assert (pos : a > 0 -> a * k > 0) by (intro; nra).
  destruct (Rtotal_order a 0) as [H | [-> | H]];
    [specialize (neg H) | | specialize (pos H)]; lra.
Qed.

(** * The logarithm: ln x <= x - 1, and weighted means *)

Lemma ln_below_line : forall x, 0 < x -> ln x <= x - 1.
Proof. intros x positive. assert (H := exp_ineq1_le (ln x)). rewrite exp_ln in H; lra. Qed.

Lemma ln_below_line_strictly : forall x, 0 < x -> x <> 1 -> ln x < x - 1.
Proof.
  intros x positive off.
  assert (nonzero : ln x <> 0) by (intro zero; apply off, ln_inv; rewrite ?ln_1; lra).
  assert (H := exp_ineq1 (ln x) nonzero). rewrite exp_ln in H; lra.
Qed.

Lemma ln_nonneg : forall x, 1 <= x -> 0 <= ln x.
Proof. intros x [above | <-]; [|rewrite ln_1; lra]. left. rewrite <- ln_1. apply ln_increasing; lra. Qed.

Lemma ln_ratio : forall x y, 0 < x -> 0 < y -> ln (x / y) = ln x - ln y.
Proof.
  intros x y Hx Hy. unfold Rdiv. rewrite ln_mult, ln_Rinv; [ring| | |]; auto using Rinv_0_lt_compat.
Qed.

Lemma square_positive : forall x, x <> 0 -> 0 < x ^ 2.
Proof. intros x nonzero. assert (H := Rsqr_pos_lt x nonzero). unfold Rsqr in H. lra. Qed.

Lemma ln_square : forall x, x <> 0 -> ln (x ^ 2) = 2 * ln (Rabs x).
Proof.
  intros x nonzero. assert (positive := Rabs_pos_lt x nonzero).
  replace (x ^ 2) with (Rabs x * Rabs x) by (rewrite <- Rabs_mult, Rabs_pos_eq; nra).
  rewrite ln_mult; lra.
Qed.

Lemma balanced_ratios : forall a b x y, a + b = 1 -> a * x + b * y <> 0 ->
  a * (x / (a * x + b * y) - 1) + b * (y / (a * x + b * y) - 1) = 0.
Proof.
  intros a b x y one nonzero.
  transitivity ((a * x + b * y) / (a * x + b * y) - (a + b)); [|rewrite one]; field; assumption.
Qed.

(** ln is concave: the weighted arithmetic mean a x + b y exceeds the geometric one. *)
Lemma weighted_means : forall a b x y, 0 < a -> 0 < b -> a + b = 1 -> 0 < x -> 0 < y ->
  a * ln x + b * ln y <= ln (a * x + b * y).
Proof.
  intros a b x y Ha Hb one Hx Hy. set (m := a * x + b * y). assert (0 < m) by (unfold m; nra).
  assert (X := ln_below_line (x / m) (Rdiv_lt_0_compat _ _ Hx H)).
  assert (Y := ln_below_line (y / m) (Rdiv_lt_0_compat _ _ Hy H)).
  rewrite ln_ratio in X, Y by assumption.
  assert (balance := balanced_ratios a b x y one). fold m in balance. specialize (balance ltac:(lra)).
  nra.
Qed.

Lemma weighted_means_strictly : forall a b x y, 0 < a -> 0 < b -> a + b = 1 -> 0 < x -> 0 < y -> x <> y ->
  a * ln x + b * ln y < ln (a * x + b * y).
Proof.
  intros a b x y Ha Hb one Hx Hy apart. set (m := a * x + b * y). assert (0 < m) by (unfold m; nra).
  assert (off : x / m <> 1).
  { intro same. apply apart. apply (Rmult_eq_compat_r m) in same. unfold Rdiv in same.
    rewrite Rmult_assoc, Rinv_l, Rmult_1_r in same by lra.
    apply (Rmult_eq_reg_l b); [|lra]. unfold m in same. replace a with (1 - b) in same by lra. lra. }
  assert (X := ln_below_line_strictly (x / m) (Rdiv_lt_0_compat _ _ Hx H) off).
  assert (Y := ln_below_line (y / m) (Rdiv_lt_0_compat _ _ Hy H)).
  rewrite ln_ratio in X, Y by assumption.
  assert (balance := balanced_ratios a b x y one). fold m in balance. specialize (balance ltac:(lra)).
  nra.
Qed.

Lemma both_positive : forall x y, 0 <= x -> 0 < x * y -> 0 < x /\ 0 < y.
Proof. intros x y Hx Hxy. destruct (Req_dec x 0) as [-> |]; [lra|]. split; [lra|]. nra. Qed.

(** The same along an orbit: sums of logarithms are logarithms of products. *)
Lemma weighted_means_along : forall (T : Type) (f : T -> T) (A B : T -> R) a b,
  0 < a -> 0 < b -> a + b = 1 -> (forall y, 0 <= A y) -> (forall y, 0 <= B y) ->
  forall n x, 0 < product A f n x -> 0 < product B f n x ->
  0 < product (fun y => a * A y + b * B y) f n x /\
  a * ln (product A f n x) + b * ln (product B f n x) <= ln (product (fun y => a * A y + b * B y) f n x).
Proof.
  intros T f A B a b Ha Hb one HA HB n. induction n as [|n IH]; intros x PA PB.
  - cbn. rewrite ln_1. lra.
  - rewrite !product_from_first in *.
    apply both_positive in PA as [A1 A2], PB as [B1 B2]; auto.
    cbv beta. destruct (IH (f x) A2 B2) as [positive bound].
    assert (H := weighted_means a b (A x) (B x) Ha Hb one A1 B1).
    assert (0 < a * A x + b * B x) by nra.
    split; [now apply Rmult_lt_0_compat|]. rewrite !ln_mult by assumption. lra.
Qed.

(** If A and B have products at least 1 around an orbit that starts where A <> B, their weighted mean has product
    above 1. *)
Lemma mean_exceeds_one : forall (T : Type) (f : T -> T) (A B : T -> R) a b n x,
  0 < a -> 0 < b -> a + b = 1 -> (forall y, 0 <= A y) -> (forall y, 0 <= B y) ->
  (0 < n)%nat -> A x <> B x -> 1 <= product A f n x -> 1 <= product B f n x ->
  1 < product (fun y => a * A y + b * B y) f n x.
Proof.
  intros T f A B a b n x Ha Hb one HA HB some apart PA PB.
  destruct n as [|n]; [lia|]. rewrite !product_from_first in *. cbv beta.
  destruct (both_positive (A x) (product A f n (f x)) (HA x)) as [A1 A2]; [lra|].
  destruct (both_positive (B x) (product B f n (f x)) (HB x)) as [B1 B2]; [lra|].
  destruct (weighted_means_along T f A B a b Ha Hb one HA HB n (f x) A2 B2) as [positive rest].
  assert (first := weighted_means_strictly a b (A x) (B x) Ha Hb one A1 B1 apart).
  assert (0 < a * A x + b * B x) by nra.
  assert (LA : 0 <= ln (A x * product A f n (f x))) by (apply ln_nonneg; lra).
  assert (LB : 0 <= ln (B x * product B f n (f x))) by (apply ln_nonneg; lra).
  rewrite ln_mult in LA, LB by assumption.
  apply ln_lt_inv; [lra | now apply Rmult_lt_0_compat |].
  rewrite ln_1, ln_mult by assumption. nra.
Qed.

(** * Derivatives of polynomial expressions *)

Lemma derivative_value : forall f x a b, derivable_pt_lim f x a -> a = b -> derivable_pt_lim f x b.
Proof. now intros f x a b H <-. Qed.

Lemma derivative_plus : forall f g x a b, derivable_pt_lim f x a -> derivable_pt_lim g x b ->
  derivable_pt_lim (fun t => f t + g t) x (a + b).
Proof. intros. now apply derivable_pt_lim_plus. Qed.

Lemma derivative_minus : forall f g x a b, derivable_pt_lim f x a -> derivable_pt_lim g x b ->
  derivable_pt_lim (fun t => f t - g t) x (a - b).
Proof. intros. now apply derivable_pt_lim_minus. Qed.

Lemma derivative_times : forall f g x a b, derivable_pt_lim f x a -> derivable_pt_lim g x b ->
  derivable_pt_lim (fun t => f t * g t) x (a * g x + f x * b).
Proof. intros. now apply derivable_pt_lim_mult. Qed.

Ltac derive_polynomial :=
  match goal with
  | |- derivable_pt_lim (fun t => t) _ _ => apply derivable_pt_lim_id
  | |- derivable_pt_lim (fun t => ?c) _ _ => apply (derivable_pt_lim_const c)
  | |- derivable_pt_lim (fun t => @?g t + @?h t) _ _ => apply (derivative_plus g h); derive_polynomial
  | |- derivable_pt_lim (fun t => @?g t - @?h t) _ _ => apply (derivative_minus g h); derive_polynomial
  | |- derivable_pt_lim (fun t => @?g t * @?h t) _ _ => apply (derivative_times g h); derive_polynomial
  end.

(** Proves that a polynomial, written with +, -, * and numeral powers, has a given derivative, up to [ring]. *)
Ltac derivative := cbn [pow fst snd]; eapply derivative_value; [derive_polynomial | cbn; ring].
